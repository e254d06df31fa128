// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/processes/agent_lines.h"
#include "core/processes/launched_program.h"
#include "core/processes/output_lines.h"
#include "core/recorder/output_relay.h"
#include "core/recorder/recording_sink.h"
#include "core/recorder/recording_time.h"
#include "core/recorder/told_figures.h"

#include <array>
#include <atomic>

namespace tidemark
{

/// The program that a recorder has started: what it prints comes into the recording as lines, and
/// the calls that its agent tells of as spans. Used by the recorder's thread but for requestEnd().
class RecordedProgram
{
public:
    /// @p relay gets what the program prints, as it comes; may be null.
    RecordedProgram(LaunchedProgram program, std::shared_ptr<OutputRelay> relay);
    ~RecordedProgram();

    /// @p wake is called when there is again something to collect() that had to wait for the
    /// relay's reader.
    void setWake(std::function<void()> wake);

    /// Readable when there is something to collect(); -1 for those that are closed.
    std::array<int, 4> descriptors() const;

    /// Hands what has come since the last call to @p sink, and does what requestEnd() asked for.
    void collect(const RecordingTime& time, RecordingSink& sink);

    /// Hands over what is not complete, once nothing more is read: calls that have not returned
    /// are cut short at @p end.
    void finish(const RecordingTime& time, std::int64_t end, RecordingSink& sink);

    /// What collect() does once the recording is over: only passes on what the program prints.
    void passOn();

    /// Whether it has ended and all that it printed has been read. What it started may print on.
    bool isOver();

    /// How it ended, none while it runs.
    std::optional<ExitStatus> exit() { return m_program.poll(); }

    /// Whether there is no place for the Python agent that it was to have.
    bool isAgentMissing() const { return m_program.isAgentMissing(); }

    /// False once nobody can write to its output any more.
    bool isOutputOpen() const { return m_program.isOutputOpen(); }

    /// Asks the program to end, or ends it, in the next collect(). Any thread.
    void requestEnd(bool atOnce);

private:
    enum class EndRequest { None, Terminate, Kill };

    void doRequests();
    bool hasRoom(OutputStream stream) const { return !m_relay || m_relay->hasRoom(stream); }
    std::size_t readOutput(const LaunchedProgram::OutputReceiver& receiver);
    std::size_t readPassedOn(OutputStream stream, const LaunchedProgram::OutputReceiver& receiver);
    void addLine(const OutputLine& line, RecordingSink& sink);

    void addCall(const AgentCall& call, const RecordingTime& time, std::int64_t end,
                 RecordingSink& sink);

    LaunchedProgram m_program;
    const std::shared_ptr<OutputRelay> m_relay;
    OutputLines m_lines;
    ToldFigures m_figures;
    AgentLines m_calls;
    bool m_isEndKnown = false; ///< its exit descriptor was readable
    int m_quietLooks = 0;      ///< at its output since its end
    std::atomic<EndRequest> m_endRequest = EndRequest::None;
};

} // namespace tidemark
