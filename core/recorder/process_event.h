// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/processes/linux_probe.h"
#include "core/processes/memory_limits.h"
#include "core/result.h"

#include <functional>
#include <mutex>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace tidemark
{

// What the sampling threads of a LinuxSource tell it. Positions are nanoseconds from the
// recording's start.

/// A quick look at one process.
struct ProcessSample {
    ProcessIdentity process;
    std::int64_t position = 0;
    MemoryReading reading;
};

/// The main process and its children have been looked at.
struct LookEnded {
    std::int64_t position = 0;
};

/// What of the main process is looked at now and then.
struct ProcessFigures {
    std::int64_t position = 0;
    ProcBytes peakResident;
    std::optional<std::uint64_t> threads;
    std::optional<std::uint64_t> descriptors; ///< open files
    std::optional<double> cpuPercent;         ///< of one core, since the last figures
    MemoryLimits limits;
    bool descriptorsRefused = false;
};

/// PSS and USS of one process, or why there are none.
struct RollupSample {
    ProcessIdentity process;
    std::int64_t position = 0;
    Result<ProcRollup> rollup;
};

/// A process is watched from here on.
struct ProcessJoined {
    ProcessIdentity process;
    std::int64_t position = 0;
    std::string name;
    bool isMain = false;
};

/// A process has ended.
struct ProcessLeft {
    ProcessIdentity process;
    std::int64_t position = 0;
    bool isMain = false;
};

/// Nobody looked from @p from to @p to: the machine slept, or the recorder was stopped.
struct SamplingPause {
    std::int64_t from = 0;
    std::int64_t to = 0;
    bool machineSlept = false;
};

/// A child is not followed because there are too many.
struct ChildLeftOut {
};

using ProcessEvent = std::variant<ProcessSample, LookEnded, ProcessFigures, RollupSample,
                                  ProcessJoined, ProcessLeft, SamplingPause, ChildLeftOut>;

/// Carries events from the sampling threads to the recorder's. Any thread.
class ProcessEventQueue
{
public:
    /// Events that wait at most until the recorder is woken: some hundred kilobytes.
    static constexpr std::size_t kMostWaiting = 2048;

    /// @p wake has the recorder take them at once. Before the first push().
    void setWake(std::function<void()> wake) { m_wake = std::move(wake); }

    /// Wakes the recorder for the begin and the end of what it watches. What is read can wait.
    void push(ProcessEvent event)
    {
        const bool isNotable = std::visit(
            [](const auto& one) {
                if constexpr (requires { one.isMain; }) {
                    return one.isMain;
                }
                return false;
            },
            event);
        std::size_t waiting = 0;
        {
            const std::lock_guard lock(m_mutex);
            m_events.push_back(std::move(event));
            waiting = m_events.size();
        }
        if (m_wake && (isNotable || waiting == kMostWaiting)) {
            m_wake();
        }
    }

    /// Everything since the last call, in order, into @p events, whose memory is used again.
    void takeAll(std::vector<ProcessEvent>& events)
    {
        events.clear();
        const std::lock_guard lock(m_mutex);
        m_events.swap(events);
    }

private:
    std::function<void()> m_wake;
    std::mutex m_mutex;
    std::vector<ProcessEvent> m_events;
};

} // namespace tidemark
