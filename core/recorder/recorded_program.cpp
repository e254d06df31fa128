// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recorder/recorded_program.h"

#include "core/system/descriptor.h"

#include <algorithm>
#include <utility>

namespace tidemark
{

RecordedProgram::RecordedProgram(LaunchedProgram program, std::shared_ptr<OutputRelay> relay)
    : m_program(std::move(program)),
      m_relay(std::move(relay))
{
}

RecordedProgram::~RecordedProgram()
{
    setWake({});
}

void RecordedProgram::setWake(std::function<void()> wake)
{
    if (m_relay) {
        m_relay->setWake(std::move(wake));
    }
}

std::array<int, 4> RecordedProgram::descriptors() const
{
    const auto readable = [this](OutputStream stream) {
        return hasRoom(stream) ? m_program.outputDescriptor(stream) : -1;
    };
    return {readable(OutputStream::Stdout), readable(OutputStream::Stderr),
            m_program.agentDescriptor(), m_isEndKnown ? -1 : m_program.exitDescriptor()};
}

void RecordedProgram::requestEnd(bool atOnce)
{
    m_endRequest = atOnce ? EndRequest::Kill : EndRequest::Terminate;
}

void RecordedProgram::doRequests()
{
    m_isEndKnown = m_isEndKnown || isReadable(m_program.exitDescriptor());
    const EndRequest request = m_endRequest.exchange(EndRequest::None);
    if (request == EndRequest::Terminate) {
        m_program.terminate();
    } else if (request == EndRequest::Kill) {
        m_program.kill();
    }
}

/// Passes on what the program prints, and gives it to @p receiver too. How many bytes it was.
std::size_t RecordedProgram::readOutput(const LaunchedProgram::OutputReceiver& receiver)
{
    std::size_t total = 0;
    const auto take = [&](OutputStream stream, std::string_view bytes) {
        total += bytes.size();
        if (m_relay) {
            m_relay->add(stream, bytes);
        }
        receiver(stream, bytes);
    };
    for (const OutputStream stream : {OutputStream::Stdout, OutputStream::Stderr}) {
        total += readPassedOn(stream, receiver);
        if (hasRoom(stream)) {
            m_program.readOutput(stream, take);
        }
    }
    return total;
}

/// What the relay can pass on without a copy.
std::size_t RecordedProgram::readPassedOn(OutputStream stream,
                                          const LaunchedProgram::OutputReceiver& receiver)
{
    std::size_t total = 0;
    while (m_relay && total < LaunchedProgram::kMostRead) {
        const std::size_t passed = m_relay->passOnFrom(m_program.outputDescriptor(stream), stream,
                                                       LaunchedProgram::kMostRead - total);
        if (passed == 0) {
            break;
        }
        m_program.readOutput(stream, receiver, passed);
        total += passed;
    }
    return total;
}

void RecordedProgram::collect(const RecordingTime& time, RecordingSink& sink)
{
    doRequests();
    const std::int64_t now = time.position();
    const OutputLines::Receiver add = [&](const OutputLine& line) { addLine(line, sink); };
    readOutput(
        [&](OutputStream stream, std::string_view bytes) { m_lines.add(stream, bytes, now, add); });
    m_program.readAgent([&](std::string_view bytes) {
        m_calls.add(bytes, [&](const AgentCall& call) {
            if (call.end) {
                addCall(call, time, time.positionOf(*call.end), sink);
            }
        });
    });
}

void RecordedProgram::addLine(const OutputLine& line, RecordingSink& sink)
{
    m_figures.take(line, sink);
    sink.addOutput(line);
}

void RecordedProgram::addCall(const AgentCall& call, const RecordingTime& time, std::int64_t end,
                              RecordingSink& sink)
{
    const std::int64_t start = std::max<std::int64_t>(time.positionOf(call.start), 0);
    sink.addMarker({MarkerKind::Function, call.name, start, std::max(start, end), call.level,
                    call.startBytes, call.endBytes});
}

void RecordedProgram::passOn()
{
    doRequests();
    const std::size_t read = readOutput([](OutputStream, std::string_view) {});
    m_program.readAgent([](std::string_view) {});
    const bool isHeldUp = !hasRoom(OutputStream::Stdout) || !hasRoom(OutputStream::Stderr);
    m_quietLooks = read > 0 || isHeldUp || !exit() ? 0 : m_quietLooks + 1;
}

bool RecordedProgram::isOver()
{
    constexpr int kMostLooks = 10; // its children may hold its output open for ever
    return exit() && (!isOutputOpen() || m_quietLooks >= kMostLooks);
}

void RecordedProgram::finish(const RecordingTime& time, std::int64_t end, RecordingSink& sink)
{
    m_lines.end(time.position(), [&](const OutputLine& line) { addLine(line, sink); });
    for (const AgentCall& call : m_calls.unfinished()) {
        addCall(call, time, end, sink);
    }
    if (const std::uint64_t untold = m_calls.untoldCalls() + m_calls.droppedLines(); untold > 0) {
        sink.countWarning(WarningCode::MarkersLeftOut, untold);
    }
}

} // namespace tidemark
