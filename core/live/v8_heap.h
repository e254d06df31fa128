// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/collection_watch.h"
#include "core/live/heap_usage.h"
#include "core/live/heap_watch.h"
#include "core/live/node_inspector.h"
#include "core/live/v8_source.h"
#include "core/live/watch_control.h"
#include "core/processes/linux_probe.h"

namespace tidemark
{

/// What a V8Source does on its thread, from the connection to its end.
class V8Heap
{
public:
    /// All must outlive it. What it sees goes to @p seen, how it stands to @p watch.
    V8Heap(const V8Source::Options& options, const RecordingTime& time, RecordingSink& seen,
           HeapWatch& watch);

    /// Returns when the watch is to end, or nothing more can come.
    void watch();

private:
    using Clock = std::chrono::steady_clock;

    Result<void> connect();
    Result<void> openSession(const InspectorTarget& target);
    bool returnsToNode();
    void tellTargets();
    void listPages();
    void listen();
    void attend();
    bool hasProcessEnded();
    void waitUntil(Clock::time_point due, bool untilRequest);
    void readUsage();
    void addUsage(const HeapUsage& usage);
    std::string seriesName(const char* what) const;
    void serve(const CollectRequest& request);
    void serve(const MarkRequest& request);
    void serve(const CaptureRequest& request);
    void serve(const TargetRequest& request);
    void serve(const AllocationRequest& request);
    bool recordAllocations(const AllocationRequest& request);
    void observe(bool untilRequest);
    void setStep(HeapWatchState::Step step);
    void say(const Error& failure);
    void addMark(const std::string& name);
    void letGo();

    const V8Source::Options& m_options;
    const RecordingTime& m_time;
    RecordingSink& m_seen;
    HeapWatch& m_watch;
    UntilWatchEnds m_untilEnd;
    OfHeapRequest m_ofRequest;
    std::optional<LinuxProbe> m_process; ///< none if it ended before it could be looked at
    std::optional<FoundInspector> m_inspector;
    std::unique_ptr<InspectorSession> m_session;
    std::optional<CollectionWatch> m_collections; ///< of the session
    std::optional<std::size_t> m_usage;           ///< group of series, from their first reading on
    bool m_tellsExternal = false;                 ///< the size of what the heap keeps outside of it
    Clock::time_point m_readingDue = {};
    Clock::time_point m_collectionsDue = {};
    Clock::time_point m_pagesDue = {};
    std::int64_t m_lastPosition = 0; ///< of a reading of the usage
};

} // namespace tidemark
