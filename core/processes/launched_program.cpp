// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/launched_program.h"

#include "core/processes/output_drain.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

namespace tidemark
{

namespace
{

constexpr std::size_t kBuffer = 128U << 10U;

/// Gives what is in @p pipe, at most @p most bytes; closes it once nobody writes any more. True if
/// there may be more.
template <typename Receiver>
bool drain(Descriptor& pipe, std::size_t most, const Receiver& receiver)
{
    std::array<char, kBuffer> buffer; // NOLINT: read() fills it
    for (std::size_t total = 0; pipe.isOpen() && total < most;) {
        const ssize_t got =
            ::read(pipe.number(), buffer.data(), std::min(buffer.size(), most - total));
        if (got > 0) {
            receiver(std::string_view(buffer.data(), static_cast<std::size_t>(got)));
            total += static_cast<std::size_t>(got);
        } else if (got < 0 && errno == EAGAIN) {
            return false;
        } else if (got == 0 || errno != EINTR) {
            pipe.close();
        }
    }
    return pipe.isOpen();
}

ExitStatus statusOf(const siginfo_t& info)
{
    if (info.si_code == CLD_EXITED) {
        return {info.si_status, 0, false};
    }
    return {0, info.si_status, info.si_code == CLD_DUMPED};
}

} // namespace

int LaunchedProgram::outputDescriptor(OutputStream stream) const
{
    return stream == OutputStream::Stdout ? m_stdout.number() : m_stderr.number();
}

LaunchedProgram::~LaunchedProgram()
{
    drainInBackground(std::move(m_stdout));
    drainInBackground(std::move(m_stderr));
}

bool LaunchedProgram::readOutput(const OutputReceiver& receiver)
{
    const bool isMoreOut = readOutput(OutputStream::Stdout, receiver);
    const bool isMoreErr = readOutput(OutputStream::Stderr, receiver);
    return isMoreOut || isMoreErr;
}

bool LaunchedProgram::readOutput(OutputStream stream, const OutputReceiver& receiver,
                                 std::size_t most)
{
    Descriptor& pipe = stream == OutputStream::Stdout ? m_stdout : m_stderr;
    return drain(pipe, most, [&](std::string_view bytes) { receiver(stream, bytes); });
}

bool LaunchedProgram::readAgent(const AgentReceiver& receiver)
{
    return drain(m_agent, kMostRead, receiver);
}

std::optional<ExitStatus> LaunchedProgram::poll()
{
    if (m_status) {
        return m_status;
    }
    siginfo_t info{};
    if (::waitid(P_PID, static_cast<id_t>(m_pid), &info, WEXITED | WNOHANG) != 0) {
        if (errno == ECHILD) {
            m_status = ExitStatus{ExitStatus::kUnknown, 0, false};
        }
    } else if (info.si_pid == m_pid) {
        m_status = statusOf(info);
    }
    return m_status;
}

void LaunchedProgram::terminate()
{
    send(SIGTERM);
}

void LaunchedProgram::kill()
{
    send(SIGKILL);
}

void LaunchedProgram::send(int signal)
{
    if (!m_status) { // the PID is still its own, if only as a zombie
        ::kill(m_hasGroup ? -m_pid : m_pid, signal);
    }
}

} // namespace tidemark
