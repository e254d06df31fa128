// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/signal_source.h"

#include "core/live/signal_capture.h"
#include "core/live/watch_control.h"

namespace tidemark
{

namespace
{

void take(std::int32_t pid, const RecordingTime& time, RecordingSink& seen, HeapWatch& watch)
{
    const auto wanted = watch.takeRequest();
    const auto* const request = wanted ? std::get_if<CaptureRequest>(&*wanted) : nullptr;
    SignalCapture taken{failure(ErrorCode::Cancelled), {}};
    if (request != nullptr) {
        watch.change([](HeapWatchState& state) { state.step = HeapWatchState::Step::Capturing; });
        OfHeapRequest control(watch);
        const std::int64_t start = time.position();
        taken = captureHeapBySignal(pid, request->file, request->overwrite, control);
        if (taken.capture) {
            const std::int64_t end = start + taken.capture->length.count();
            seen.addMarker({MarkerKind::Snapshot, request->label, start, end});
            seen.addSnapshot(
                {.label = request->label, .position = start, .path = request->file.string()});
        }
    }
    watch.change([&](HeapWatchState& state) {
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

} // namespace

SignalSource::SignalSource(std::int32_t pid, const std::shared_ptr<HeapWatch>& watch)
    : HeapSource(pid, QStringLiteral("heap by signal"), watch,
                 [pid](const RecordingTime& time, RecordingSink& seen, HeapWatch& asked) {
                     take(pid, time, seen, asked);
                 }),
      m_watch(watch)
{
}

/// Never lost: a snapshot that came to nothing says nothing of the process.
SourceStatus SignalSource::status() const
{
    SourceStatus status = HeapSource::status();
    status.reason = {};
    status.state = m_watch->state().step == HeapWatchState::Step::Ended
                       ? SourceStatus::State::Ended
                       : SourceStatus::State::Watching;
    return status;
}

} // namespace tidemark
