// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/program_output.h"
#include "core/system/descriptor.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

namespace tidemark
{

/// How a program ended.
struct ExitStatus {
    static constexpr int kUnknown = -1; ///< another part of this process collected it

    int code = 0;   ///< what it returned, if no signal ended it; or kUnknown
    int signal = 0; ///< the signal that ended it, 0 for none
    bool coreDumped = false;

    bool operator==(const ExitStatus&) const = default;
};

/// A program that launch() started: its process and the pipes it writes to.
///
/// Nothing in here waits. Its descriptors are for poll(): all of them become readable when there
/// is something to read or when the other side is gone. Used by one thread.
///
/// Destroying it leaves the program running; what it prints from then on is read and thrown away by
/// a process of its own. One that had not been seen to end by then stays in the system's
/// process table, as a zombie without memory, until this process ends.
class LaunchedProgram
{
public:
    /// Gets what was read from a stream; valid during the call.
    using OutputReceiver = std::function<void(OutputStream, std::string_view)>;

    /// Gets what was read from the agent; valid during the call.
    using AgentReceiver = std::function<void(std::string_view)>;

    /// Bytes that one call of readOutput() or readAgent() gives at most: a program that prints
    /// without end must not keep the reader from its other work.
    static constexpr std::size_t kMostRead = 256U << 10U;

    LaunchedProgram(LaunchedProgram&&) noexcept = default;
    LaunchedProgram& operator=(LaunchedProgram&&) noexcept = default;
    ~LaunchedProgram();

    std::int32_t pid() const { return m_pid; }

    /// CLOCK_BOOTTIME in nanoseconds just before the program was started.
    std::int64_t startedAt() const { return m_startedAt; }

    /// Readable once the program has ended; -1 where the kernel has no such descriptors.
    int exitDescriptor() const { return m_exit.number(); }

    /// -1 if output is not kept, or once the stream has ended.
    int outputDescriptor(OutputStream stream) const;

    /// -1 if there is no agent, or once it is gone.
    int agentDescriptor() const { return m_agent.number(); }

    /// Whether it was to have an agent, and there is no place for that.
    bool isAgentMissing() const { return m_isAgentMissing; }

    /// False once both streams have ended, or if output is not kept. May stay true after the
    /// program's end: what it started may hold the streams on.
    bool isOutputOpen() const { return m_stdout.isOpen() || m_stderr.isOpen(); }

    /// Gives what is there now. True if there may be more.
    bool readOutput(const OutputReceiver& receiver);

    /// The same of one stream, at most @p most bytes of it.
    bool readOutput(OutputStream stream, const OutputReceiver& receiver,
                    std::size_t most = kMostRead / 2);

    /// Gives what the agent has written. True if there may be more.
    bool readAgent(const AgentReceiver& receiver);

    /// How it ended, none while it runs. Once this has returned a status the PID can be another
    /// process's.
    std::optional<ExitStatus> poll();

    /// Asks it to end (SIGTERM): its whole group if it was given one. Nothing once it has ended.
    void terminate();

    /// Ends it now (SIGKILL), as terminate().
    void kill();

private:
    friend class ProgramStart;
    LaunchedProgram() = default;

    void send(int signal);

    std::int32_t m_pid = 0;
    std::int64_t m_startedAt = 0;
    bool m_hasGroup = false;
    Descriptor m_exit;
    Descriptor m_stdout;
    Descriptor m_stderr;
    Descriptor m_agent;
    bool m_isAgentMissing = false;
    std::optional<ExitStatus> m_status;
};

} // namespace tidemark
