// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/heap_watch.h"
#include "core/recorder/sink_queue.h"
#include "core/recorder/watch_source.h"

#include <QString>

class QThread;

namespace tidemark
{

/// A source that watches the heap of a runtime on a thread of its own, which has an event
/// dispatcher, and does what its HeapWatch is asked.
class HeapSource : public WatchSource
{
public:
    /// Watches until the watch is to end or nothing more can come, and leaves it Ended then.
    using WatchHeap = std::function<void(const RecordingTime&, RecordingSink&, HeapWatch&)>;

    /// @p pid is the process whose heap it is. @p watch is shared with those who want something
    /// from the heap; never null. @p watchHeap must not refer to the source.
    HeapSource(std::int32_t pid, QString threadName, std::shared_ptr<HeapWatch> watch,
               WatchHeap watchHeap);
    ~HeapSource() override;

    void start(const RecordingTime& time, RecordingSink& sink, std::function<void()> wake) override;
    void collect() override { m_seen.replayInto(*m_sink); }
    SourceStatus status() const override;
    void stop() override;

private:
    const std::int32_t m_pid;
    const QString m_threadName;
    const std::shared_ptr<HeapWatch> m_watch;
    const WatchHeap m_watchHeap;
    RecordingSink* m_sink = nullptr;
    SinkQueue m_seen;
    std::unique_ptr<QThread> m_thread;
};

} // namespace tidemark
