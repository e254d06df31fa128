// SPDX-License-Identifier: GPL-3.0-or-later
// What a recorder does with a program that it started: its output, its calls, its end.
#include "core/recorder/end_marker.h"
#include "core/recorder/recorder_loop.h"

#include <algorithm>

namespace tidemark
{

namespace
{

/// From the moment when a program has let go of its memory until it tells how it ended, at most.
constexpr std::chrono::seconds kMostStatusWait(5);

} // namespace

void RecorderLoop::fulfil(Wish wish)
{
    if (m_program && wish == Wish::Terminate) {
        m_program->terminate();
    } else if (m_program && wish == Wish::Kill) {
        m_program->kill();
    }
}

void RecorderLoop::drainProgram()
{
    if (!m_program) {
        return;
    }
    const std::int64_t now = position();
    if (!m_wasWatching && !m_endedAt && m_program->poll()) {
        m_endedAt = now; // before the first look at it
    }
    const auto keep = [this](const OutputLine& line) {
        m_recording.addOutput(line);
        m_hasNews = true;
    };
    m_program->readOutput([&](OutputStream stream, std::string_view bytes) {
        if (m_options.passOutput) {
            m_options.passOutput(stream, bytes);
        }
        m_lines.add(stream, bytes, now, keep);
    });
    m_program->readAgent([this](std::string_view bytes) {
        m_calls.add(bytes, [this](const AgentCall& call) {
            if (call.end) {
                addCall(call);
            }
        });
    });
}

/// A call that has ended, or is cut short by the program's end.
void RecorderLoop::addCall(const AgentCall& call)
{
    const std::int64_t start = std::max<std::int64_t>(call.start - m_origin.boot, 0);
    const std::int64_t end = call.end ? *call.end - m_origin.boot : m_endedAt.value_or(position());
    m_recording.addMarker({MarkerKind::Function, call.name, start, std::max(start, end), call.level,
                           call.startBytes, call.endBytes});
    m_hasNews = true;
}

/// A program lets go of its memory first and tells how it ended a moment later; much later if only
/// its main thread has ended.
void RecorderLoop::awaitStatus()
{
    const auto last = std::chrono::steady_clock::now() + kMostStatusWait;
    while (m_endedAt && !m_program->poll() && std::chrono::steady_clock::now() < last) {
        waitForWork();
        drain();
    }
}

/// A program that has ended may have written more than was read so far; one that goes on is read
/// no more.
void RecorderLoop::awaitOutput()
{
    if (m_endedAt) {
        constexpr int kMostWaits = 10;
        for (int i = 0; i < kMostWaits && m_program->isOutputOpen(); ++i) {
            waitForWork();
            drainProgram();
        }
    }
    m_lines.end(position(), [this](const OutputLine& line) { m_recording.addOutput(line); });
    for (const AgentCall& call : m_calls.unfinished()) {
        addCall(call);
    }
    if (const std::uint64_t untold = m_calls.untoldCalls() + m_calls.droppedLines(); untold > 0) {
        m_recording.countWarning(WarningCode::MarkersLeftOut, untold);
    }
}

void RecorderLoop::addExitMarker()
{
    if (!m_endedAt) {
        return;
    }
    std::optional<ExitStatus> exit;
    if (m_program) {
        exit = m_program->poll();
    }
    m_recording.addMarker({MarkerKind::Exit, endName(exit), *m_endedAt, *m_endedAt});
    const std::lock_guard lock(m_mutex);
    m_status.exit = exit;
}

} // namespace tidemark
