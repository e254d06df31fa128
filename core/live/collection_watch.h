// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/gc_trace.h"
#include "core/live/inspector_session.h"
#include "core/recorder/recording_sink.h"
#include "core/recorder/recording_time.h"

namespace tidemark
{

/// The garbage collections of one target as events of a recording, with the heap after each full
/// one as a series. Only the main thread of a Node tells of them, by its tracing. Used by one
/// thread.
class CollectionWatch
{
public:
    /// All must outlive it. The series are called with @p suffix behind.
    CollectionWatch(InspectorSession& session, const RecordingTime& time, RecordingSink& seen,
                    std::string suffix);

    /// Has the target trace, where it knows that.
    void start(const TaskControl& control);

    /// Node hands out what it traced when tracing stops: it is stopped and started again, and what
    /// comes goes through take().
    void fetch(const TaskControl& control);

    /// An event of the session.
    void take(const QString& method, const QJsonObject& parameters);

    /// Leaves the target as it was found. Waits some seconds at most.
    void stop();

    bool isTracing() const { return m_isTracing; }

private:
    void add(const GcEvent& collection);

    InspectorSession& m_session;
    const RecordingTime& m_time;
    RecordingSink& m_seen;
    const std::string m_suffix;
    GcTrace m_trace;
    bool m_isTracing = false;
    std::optional<std::size_t> m_baseline; ///< group of the series, from its first value on
    std::size_t m_minorCollections = 0;
};

} // namespace tidemark
