// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recorder/process_snapshot.h"
#include "core/recorder/sink_queue.h"
#include "core/recorder/watch_source.h"

#include <atomic>
#include <thread>

namespace tidemark
{

/// How a snapshot of a process is coming on, for those who asked for it. Any thread.
class SnapshotRequest final : public TaskControl
{
public:
    struct State {
        bool isOver = false;
        std::optional<Error> failure = {}; ///< why there is no snapshot
        std::int64_t length = 0;           ///< nanoseconds that it took

        bool operator==(const State&) const = default;
    };

    State state() const;

    /// Has it stop soon.
    void cancel() { m_isCancelled = true; }
    bool cancelled() const override { return m_isCancelled; }

    /// For the source.
    void end(State state);

private:
    std::atomic<bool> m_isCancelled = false;
    mutable std::mutex m_mutex;
    State m_state;
};

/// Takes one snapshot of a process, on a thread of its own, and ends. The snapshot stands where
/// that began, with a marker for as long as it took.
class SnapshotSource final : public WatchSource
{
public:
    /// @p pid is the process that @p take asks; @p request is shared with whoever asked, and never
    /// null.
    SnapshotSource(std::int32_t pid, std::string label, TakeSnapshot take,
                   std::shared_ptr<SnapshotRequest> request);
    ~SnapshotSource() override;

    void start(const RecordingTime& time, RecordingSink& sink, std::function<void()> wake) override;
    void collect() override;
    SourceStatus status() const override;
    void stop() override;

private:
    SnapshotRequest::State takeNow(const RecordingTime& time);

    const std::int32_t m_pid;
    const std::string m_label;
    const TakeSnapshot m_take;
    const std::shared_ptr<SnapshotRequest> m_request;
    RecordingSink* m_sink = nullptr;
    SinkQueue m_seen;
    bool m_isCollected = false; ///< what it found was handed on
    std::atomic<bool> m_isFound = false;
    SnapshotRequest::State m_outcome; ///< from m_isFound on
    std::thread m_thread;
};

} // namespace tidemark
