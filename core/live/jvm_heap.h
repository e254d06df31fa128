// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/hotspot_attach.h"
#include "core/live/jvm_collections.h"
#include "core/live/jvm_source.h"
#include "core/live/watch_control.h"
#include "core/processes/linux_probe.h"

namespace tidemark
{

/// What a JvmSource does on its thread, from the first look to its end.
class JvmHeap
{
public:
    /// All must outlive it. What it sees goes to @p seen, how it stands to @p watch.
    JvmHeap(const JvmSource::Options& options, const RecordingTime& time, RecordingSink& seen,
            HeapWatch& watch);

    /// Returns when the watch is to end, or nothing more can come.
    void watch();

private:
    using Clock = std::chrono::steady_clock;

    Result<void> connect();
    void attend();
    bool hasProcessEnded();
    void waitUntil(Clock::time_point due);
    Result<void> readMemory();
    void addMemory(const JvmMemory& memory);
    void addSeries(const JvmMemory& memory);
    void readCollections();
    void serve(const CollectRequest& request);
    void serve(const MarkRequest& request);
    void serve(const CaptureRequest& request);
    void serve(const TargetRequest& request);
    void serve(const AllocationRequest& request);
    void refuse();
    void setStep(HeapWatchState::Step step);
    void addMark(const std::string& name);

    const JvmSource::Options& m_options;
    const RecordingTime& m_time;
    RecordingSink& m_seen;
    HeapWatch& m_watch;
    UntilWatchEnds m_untilEnd;
    OfHeapRequest m_ofRequest;
    std::optional<LinuxProbe> m_process; ///< none if it ended before it could be looked at
    std::optional<HotspotAttach> m_jvm;  ///< from connect() on
    std::optional<PerfDataFile> m_figures;
    JvmCollections m_collections;
    std::optional<std::size_t> m_group; ///< of series, from the first reading on
    std::size_t m_generations = 0;      ///< that have series
    bool m_hasMetaspace = false;        ///< likewise
    std::int64_t m_lastPosition = 0;    ///< of a reading
    std::optional<Error> m_lost;        ///< why the JVM can be asked no more
};

} // namespace tidemark
