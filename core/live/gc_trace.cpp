// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/gc_trace.h"

#include <QJsonObject>

#include <algorithm>
#include <optional>

namespace tidemark
{

namespace
{

/// Of a time or a size; none if it is no whole number that makes sense.
std::optional<std::int64_t> figure(const QJsonValue& value)
{
    const qint64 number = value.toInteger(-1);
    return number >= 0 ? std::optional<std::int64_t>(number) : std::nullopt;
}

std::optional<std::int64_t> nanoseconds(const QJsonValue& microseconds)
{
    constexpr std::int64_t kPerMicrosecond = 1000;
    const auto number = figure(microseconds);
    return number && *number <= std::numeric_limits<std::int64_t>::max() / kPerMicrosecond
               ? std::optional(*number * kPerMicrosecond)
               : std::nullopt;
}

} // namespace

std::vector<GcEvent> GcTrace::take(const QJsonArray& events)
{
    std::vector<GcEvent> collections;
    for (const QJsonValue& value : events) {
        const QJsonObject event = value.toObject();
        const QString name = event[QLatin1String("name")].toString();
        const bool isFull = name == QLatin1String("MajorGC");
        const auto time = nanoseconds(event[QLatin1String("ts")]);
        // The main thread has the process' number.
        const bool isMain = event[QLatin1String("tid")] == event[QLatin1String("pid")];
        if ((!isFull && name != QLatin1String("MinorGC")) || !time || !isMain) {
            continue;
        }
        const QString phase = event[QLatin1String("ph")].toString();
        const QJsonObject details = event[QLatin1String("args")].toObject();
        if (phase == QLatin1String("B")) {
            const auto before = figure(details[QLatin1String("usedHeapSizeBefore")]);
            m_begun.erase(isFull);
            if (before) {
                m_begun[isFull] = {*time, *before,
                                   details[QLatin1String("type")].toString().toStdString()};
            }
        } else if (const auto begun = m_begun.find(isFull);
                   phase == QLatin1String("E") && begun != m_begun.end()) {
            const auto after = figure(details[QLatin1String("usedHeapSizeAfter")]);
            if (after && *time >= begun->second.start) {
                Begun& known = begun->second;
                collections.push_back({isFull, known.start, *time, known.usedBefore, *after,
                                       std::move(known.reason)});
            }
            m_begun.erase(begun);
        }
    }
    std::ranges::stable_sort(collections, {}, &GcEvent::end);
    return collections;
}

} // namespace tidemark
