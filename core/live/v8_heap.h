// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/gc_trace.h"
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
    Result<void> openSession();
    void listen();
    void attend();
    bool hasProcessEnded();
    void waitUntil(Clock::time_point due);
    void readUsage();
    void addUsage(const QJsonObject& answer);
    void serve(const CollectRequest& request);
    void serve(const MarkRequest& request);
    void serve(const CaptureRequest& request);
    void setStep(HeapWatchState::Step step);
    void say(const Error& failure);
    void addMark(const std::string& name);
    void startTracing();
    void fetchCollections();
    void take(const QString& method, const QJsonObject& parameters);
    void add(const GcEvent& collection);
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
    std::optional<std::size_t> m_usage; ///< groups of series, from their first reading on
    std::optional<std::size_t> m_baseline;
    bool m_tellsExternal = false;    ///< the size of what the heap keeps outside of it
    std::int64_t m_lastPosition = 0; ///< of a reading of the usage
    GcTrace m_trace;
    bool m_isTracing = false;
    std::size_t m_minorCollections = 0;
};

} // namespace tidemark
