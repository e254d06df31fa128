// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/process_signal.h"

#include "core/processes/proc_file.h"
#include "core/processes/proc_text.h"
#include "core/system/descriptor.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <sys/syscall.h>
#include <unistd.h>

namespace tidemark
{

namespace
{

bool isThere(const ProcessIdentity& process)
{
    const auto text = readProcFile(procPath(process.pid, "stat"));
    const auto stat = text ? parseStat(*text) : std::nullopt;
    return stat && stat->startTime == process.startTime;
}

/// To what @p end was opened for, where the kernel can do that; else by the PID.
int send(const Descriptor& end, std::int32_t pid, int signal)
{
#ifdef SYS_pidfd_send_signal
    if (end.isOpen()) {
        const long sent = ::syscall(SYS_pidfd_send_signal, end.number(), signal, nullptr, 0U);
        if (sent == 0 || errno != ENOSYS) {
            return static_cast<int>(sent);
        }
    }
#endif
    return ::kill(pid, signal);
}

} // namespace

Result<void> sendSignal(const ProcessIdentity& process, int signal)
{
    const Descriptor end = openProcessEnd(process.pid); // before it is looked who it is
    if (!isThere(process)) {
        return failure(ErrorCode::NoSuchProcess);
    }
    if (send(end, process.pid, signal) != 0) {
        const int reason = errno;
        return failure(reason == ESRCH ? ErrorCode::NoSuchProcess : ErrorCode::NotPermitted,
                       std::strerror(reason));
    }
    return {};
}

} // namespace tidemark
