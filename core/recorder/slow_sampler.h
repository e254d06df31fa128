// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recorder/sampler.h"

#include <map>

namespace tidemark
{

/// The readings that take time or make the process wait, on a thread of its own and rarely enough
/// not to disturb.
///
/// - PSS and USS: while the kernel adds them up, every mmap, munmap and thread start of the process
///   waits. So they are read rarely, as rollup_pace.h says.
/// - The figures of the main process, every second, at first every half, and the search for its
///   children, ten times a second; each at most for a twentieth of the time.
class SlowSampler
{
public:
    /// The most child processes that are followed at a time.
    static constexpr std::size_t kMostChildren = 512;

    /// Tells @p quick of the children that it finds. All references must outlive it.
    SlowSampler(const SamplingOptions& options, const RecordingClock& clock, std::int64_t origin,
                ProcessEventQueue& events, Sampler& quick);

    /// Stops.
    ~SlowSampler();

    /// From now on looks at @p process, and its children if those are wanted. Any thread.
    void setMain(const ProcessIdentity& process);

    /// @p process has ended. Any thread.
    void remove(const ProcessIdentity& process);

    /// Ends the thread; waits for a reading under way.
    void stop();

private:
    void run();
    std::int64_t rollupDue() const;
    std::int64_t nextDue() const;
    std::int64_t restOf(std::int64_t interval, std::int64_t took) const;
    void readRollups(std::unique_lock<std::mutex>& lock);
    std::int64_t readRollup(const ProcessIdentity& process, std::int64_t interval,
                            std::unique_lock<std::mutex>& lock);
    void readFigures(std::unique_lock<std::mutex>& lock);
    MemoryLimits limitsAt(std::int64_t awake);
    void findChildren(std::unique_lock<std::mutex>& lock);
    void addChild(std::int32_t pid);

    const SamplingOptions m_options;
    const RecordingClock& m_clock;
    const std::int64_t m_origin;
    ProcessEventQueue& m_events;
    Sampler& m_quick;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::optional<ProcessIdentity> m_main;
    std::map<ProcessIdentity, std::int64_t> m_targets; ///< when the PSS of each is due
    std::int64_t m_rollupsDue = 0;                     ///< all of the due times on the awake clock
    std::int64_t m_figuresDue = 0;
    std::int64_t m_searchDue = 0;
    bool m_hasChanged = false;
    bool m_isStopping = false;

    std::optional<LinuxProbe> m_probe; ///< of the main process; own thread only
    MemoryLimits m_limits;             ///< of the main process
    std::int64_t m_limitsDue = 0;
    std::optional<std::pair<std::int64_t, double>> m_lastCpu; ///< boot clock, seconds used
    std::thread m_thread;                                     ///< last: it uses all of the above
};

} // namespace tidemark
