// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recorder/recorded_program.h"

#include "core/system/descriptor.h"

#include <algorithm>
#include <utility>

namespace tidemark
{

RecordedProgram::RecordedProgram(LaunchedProgram program,
                                 LaunchedProgram::OutputReceiver passOutput)
    : m_program(std::move(program)),
      m_passOutput(std::move(passOutput))
{
}

std::array<int, 4> RecordedProgram::descriptors() const
{
    return {m_program.outputDescriptor(OutputStream::Stdout),
            m_program.outputDescriptor(OutputStream::Stderr), m_program.agentDescriptor(),
            m_isEndKnown ? -1 : m_program.exitDescriptor()};
}

void RecordedProgram::requestEnd(bool atOnce)
{
    m_endRequest = atOnce ? EndRequest::Kill : EndRequest::Terminate;
}

void RecordedProgram::collect(const RecordingTime& time, RecordingSink& sink)
{
    m_isEndKnown = m_isEndKnown || isReadable(m_program.exitDescriptor());
    const EndRequest request = m_endRequest.exchange(EndRequest::None);
    if (request == EndRequest::Terminate) {
        m_program.terminate();
    } else if (request == EndRequest::Kill) {
        m_program.kill();
    }
    const std::int64_t now = time.position();
    m_program.readOutput([&](OutputStream stream, std::string_view bytes) {
        if (m_passOutput) {
            m_passOutput(stream, bytes);
        }
        m_lines.add(stream, bytes, now, [&sink](const OutputLine& line) { sink.addOutput(line); });
    });
    m_program.readAgent([&](std::string_view bytes) {
        m_calls.add(bytes, [&](const AgentCall& call) {
            if (call.end) {
                addCall(call, time, time.positionOf(*call.end), sink);
            }
        });
    });
}

void RecordedProgram::addCall(const AgentCall& call, const RecordingTime& time, std::int64_t end,
                              RecordingSink& sink)
{
    const std::int64_t start = std::max<std::int64_t>(time.positionOf(call.start), 0);
    sink.addMarker({MarkerKind::Function, call.name, start, std::max(start, end), call.level,
                    call.startBytes, call.endBytes});
}

void RecordedProgram::finish(const RecordingTime& time, std::int64_t end, RecordingSink& sink)
{
    m_lines.end(time.position(), [&sink](const OutputLine& line) { sink.addOutput(line); });
    for (const AgentCall& call : m_calls.unfinished()) {
        addCall(call, time, end, sink);
    }
    if (const std::uint64_t untold = m_calls.untoldCalls() + m_calls.droppedLines(); untold > 0) {
        sink.countWarning(WarningCode::MarkersLeftOut, untold);
    }
}

} // namespace tidemark
