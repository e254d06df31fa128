// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recorder/children_pace.h"
#include "core/recorder/process_event.h"
#include "core/recorder/recording_clock.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <thread>
#include <vector>

namespace tidemark
{

/// How a process is looked at.
struct SamplingOptions {
    std::chrono::nanoseconds interval = std::chrono::milliseconds(100); ///< at least 1 ms
    bool withChildren = true;
    bool followsRestarts = false;
};

/// Looks at a process and its children on a thread of its own, to deadlines: the n-th sample is
/// due at n intervals after the first, whatever the ones before took. Deadlines that have passed
/// when it wakes are left out and counted.
///
/// Only quick readings: nothing in here makes the process wait. Children are looked at less often
/// when there are too many (children_pace.h).
class Sampler
{
public:
    /// Finds the process that comes after one that has ended, none if it is not there yet.
    using FindSuccessor = std::function<std::optional<std::int32_t>()>;

    /// @p origin is position 0 on the boot clock. All references must outlive it.
    Sampler(const SamplingOptions& options, const RecordingClock& clock, std::int64_t origin,
            ProcessEventQueue& events, FindSuccessor findSuccessor = {});

    /// Stops.
    ~Sampler();

    /// Begins with @p process, or by waiting for the successor where there is none.
    void start(std::optional<LinuxProbe> process);

    /// From the next deadline on looks at @p child too. Any thread.
    void addChild(LinuxProbe child);

    /// Looks at once, beside the deadlines. Any thread.
    void lookNow();

    /// Ends the thread; returns when it has ended.
    void stop();

    /// Deadlines that were missed so far. Any thread.
    std::uint64_t missed() const { return m_missed; }

    /// Nanoseconds from one look at the children to the next, on average of late, where that is
    /// clearly longer than the interval asked for; 0 where it is not. Any thread.
    std::int64_t childrenInterval() const { return m_childrenInterval; }

private:
    void run();
    void tick(const ClockReading& now);
    void noticePause(const ClockReading& now);
    bool lookAtMain(std::int64_t position);
    void lookAtChildren(std::int64_t position);
    void takeNewChildren();
    void seekSuccessor(std::int64_t position);
    void watchMain(LinuxProbe probe, std::int64_t position);
    void dropChildren(std::int64_t position);

    const SamplingOptions m_options;
    const RecordingClock& m_clock;
    const std::int64_t m_origin;
    ProcessEventQueue& m_events;
    const FindSuccessor m_findSuccessor;

    std::optional<LinuxProbe> m_main;
    std::map<ProcessIdentity, LinuxProbe> m_children;
    std::optional<ClockReading> m_last; ///< the tick before
    ChildrenPace m_pace;
    std::int64_t m_successorDue = 0; ///< position

    std::atomic<std::uint64_t> m_missed = 0;
    std::atomic<std::int64_t> m_childrenInterval = 0;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<LinuxProbe> m_newChildren;
    bool m_looksNow = false;
    bool m_isStopping = false;
    std::thread m_thread;
};

} // namespace tidemark
