// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/heap_watch.h"
#include "core/recorder/sink_queue.h"
#include "core/recorder/watch_source.h"

class QThread;

namespace tidemark
{

/// Takes one heap snapshot of a Node that was started with --heapsnapshot-signal, by that signal
/// and without an inspector, on a thread of its own, and ends. The snapshot stands where the signal
/// was sent, with a marker from there until its file was whole.
///
/// Its HeapWatch has one request, a CaptureRequest, before it starts: others end without effect.
class SignalSource final : public WatchSource
{
public:
    /// @p watch is shared with those who want the snapshot; never null.
    SignalSource(std::int32_t pid, std::shared_ptr<HeapWatch> watch);
    ~SignalSource() override;

    void start(const RecordingTime& time, RecordingSink& sink, std::function<void()> wake) override;
    void collect() override { m_seen.replayInto(*m_sink); }
    SourceStatus status() const override;
    void stop() override;

private:
    void take(const RecordingTime& time);

    const std::int32_t m_pid;
    const std::shared_ptr<HeapWatch> m_watch;
    RecordingSink* m_sink = nullptr;
    SinkQueue m_seen;
    std::unique_ptr<QThread> m_thread;
};

} // namespace tidemark
