// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/collection_watch.h"

#include "core/recorder/live_recording.h"

#include <array>

namespace tidemark
{

namespace
{

using namespace std::chrono_literals;

} // namespace

CollectionWatch::CollectionWatch(InspectorSession& session, const RecordingTime& time,
                                 RecordingSink& seen, std::string suffix)
    : m_session(session),
      m_time(time),
      m_seen(seen),
      m_suffix(std::move(suffix))
{
}

void CollectionWatch::start(const TaskControl& control)
{
    const QJsonObject config{
        {QStringLiteral("recordMode"), QStringLiteral("recordContinuously")},
        {QStringLiteral("includedCategories"), QJsonArray{QStringLiteral("v8")}}};
    const auto started = m_session.call(QStringLiteral("NodeTracing.start"),
                                        {{QStringLiteral("traceConfig"), config}}, control);
    m_isTracing = started.has_value(); // others than Node know no such method
}

void CollectionWatch::fetch(const TaskControl& control)
{
    if (m_isTracing && m_session.call(QStringLiteral("NodeTracing.stop"), {}, control)) {
        start(control);
    }
}

void CollectionWatch::take(const QString& method, const QJsonObject& parameters)
{
    if (method == QLatin1String("NodeTracing.dataCollected")) {
        for (const GcEvent& collection :
             m_trace.take(parameters[QLatin1String("value")].toArray())) {
            add(collection);
        }
    }
}

void CollectionWatch::add(const GcEvent& collection)
{
    const ClockReading now = m_time.clock().now();
    const std::int64_t toBoot = now.boot - now.awake;
    const std::int64_t end = m_time.positionOf(collection.end + toBoot);
    const std::int64_t start = m_time.positionOf(collection.start + toBoot);
    if (start < 0 || collection.end > now.awake) {
        return; // before the recording began, or on another clock
    }
    constexpr std::size_t kMostMinor = LiveRecording::kMostMarkers / 2;
    if (!collection.isFull && ++m_minorCollections > kMostMinor) {
        m_seen.countWarning(WarningCode::MarkersLeftOut);
        return;
    }
    Marker marker{MarkerKind::Gc, collection.isFull ? "Mark-Compact" : "Scavenge", start, end};
    marker.name += collection.reason.empty() ? "" : ": " + collection.reason;
    marker.startBytes = collection.usedBefore;
    marker.endBytes = collection.usedAfter;
    m_seen.addMarker(std::move(marker));
    if (collection.isFull) {
        if (!m_baseline) {
            m_baseline =
                m_seen.addGroup({{SeriesKind::GcBaseline, "after full GC" + m_suffix, {}}});
        }
        m_seen.addRow(*m_baseline, end, std::array{static_cast<double>(collection.usedAfter)});
    }
}

void CollectionWatch::stop()
{
    if (m_isTracing && !m_session.failure()) {
        const TaskControl uncancelled;
        constexpr auto kPatience = 3s;
        (void)m_session.call(QStringLiteral("NodeTracing.stop"), {}, uncancelled, kPatience);
    }
    m_isTracing = false;
}

} // namespace tidemark
