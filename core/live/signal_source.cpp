// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/signal_source.h"

#include "core/live/heap_watch_control.h"
#include "core/live/signal_capture.h"

#include <QThread>

namespace tidemark
{

SignalSource::SignalSource(std::int32_t pid, std::shared_ptr<HeapWatch> watch)
    : m_pid(pid),
      m_watch(std::move(watch))
{
}

SignalSource::~SignalSource()
{
    SignalSource::stop();
}

void SignalSource::start(const RecordingTime& time, RecordingSink& sink, std::function<void()> wake)
{
    m_sink = &sink;
    m_thread.reset(QThread::create([this, &time, wake = std::move(wake)] {
        take(time);
        wake();
    }));
    m_thread->setObjectName(QStringLiteral("heap by signal"));
    m_thread->start();
}

void SignalSource::take(const RecordingTime& time)
{
    const auto wanted = m_watch->takeRequest();
    const auto* const request = wanted ? std::get_if<CaptureRequest>(&*wanted) : nullptr;
    SignalCapture taken{failure(ErrorCode::Cancelled), {}};
    if (request != nullptr) {
        m_watch->change(
            [](HeapWatchState& state) { state.step = HeapWatchState::Step::Capturing; });
        WhileRequested control(*m_watch);
        const std::int64_t start = time.position();
        taken = captureHeapBySignal(m_pid, request->file, request->overwrite, control);
        if (taken.capture) {
            const std::int64_t end = start + taken.capture->length.count();
            m_seen.addMarker({MarkerKind::Snapshot, request->label, start, end});
            m_seen.addSnapshot(
                {.label = request->label, .position = start, .path = request->file.string()});
        }
    }
    m_watch->change([&](HeapWatchState& state) {
        state.step = HeapWatchState::Step::Ended;
        state.left = taken.left;
        ++state.served;
        if (taken.capture) {
            state.captured.push_back({request->file, taken.capture->bytes, taken.capture->length});
        } else {
            state.failure = taken.capture.error();
        }
    });
}

/// Only the process itself tells of its end.
SourceStatus SignalSource::status() const
{
    SourceStatus status;
    status.pid = m_pid;
    status.state = m_watch->state().step == HeapWatchState::Step::Ended
                       ? SourceStatus::State::Ended
                       : SourceStatus::State::Watching;
    return status;
}

void SignalSource::stop()
{
    if (m_thread) {
        m_watch->stop();
        m_thread->wait();
    }
}

} // namespace tidemark
