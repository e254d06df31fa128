// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/heap_watch.h"
#include "core/live/node_inspector.h"
#include "core/recorder/sink_queue.h"
#include "core/recorder/watch_source.h"

#include <atomic>
#include <thread>

class QThread;

namespace tidemark
{

/// Watches the heap of a process that has V8's inspector: its used and total size some times a
/// second, and its garbage collections where the runtime tells of them (Node), with the heap after
/// each full one as a GC baseline. Takes snapshots and collects garbage when its HeapWatch is
/// asked.
///
/// It asks by the protocol's own methods and runs nothing in the program, but to close an inspector
/// that had to be opened. core/live/README.md says what the watching costs.
class V8Source final : public WatchSource
{
public:
    struct Options {
        std::int32_t pid = 0;
        InspectorConsent consent = InspectorConsent::NotAsked;
        std::optional<InspectorAddress> address = {}; ///< of the inspector; that of @c pid if none
        std::chrono::milliseconds interval =
            std::chrono::milliseconds(250); ///< between two readings
        std::chrono::milliseconds collectionsEvery = std::chrono::seconds(2);
    };

    /// @p watch is shared with those who want something from the heap; never null.
    V8Source(const Options& options, std::shared_ptr<HeapWatch> watch);
    ~V8Source() override;

    void start(const RecordingTime& time, RecordingSink& sink, std::function<void()> wake) override;
    void collect() override { m_seen.replayInto(*m_sink); }
    SourceStatus status() const override;
    void stop() override;

private:
    const Options m_options;
    const std::shared_ptr<HeapWatch> m_watch;
    RecordingSink* m_sink = nullptr;
    SinkQueue m_seen;
    std::unique_ptr<QThread> m_thread;
};

} // namespace tidemark
