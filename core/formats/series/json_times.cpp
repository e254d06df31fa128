// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/json_times.h"

#include "core/formats/series/date_doubts.h"
#include "core/formats/series/json_labels.h"
#include "core/formats/series/json_probe.h"

namespace tidemark
{

/// Takes @p field for the time, or for the wall clock beside it: true once both are known.
bool JsonTimes::take(const JsonField& field, const TimeColumn& column,
                     std::optional<DateOrder> order)
{
    TimeValues probe(column.nanosecondsPerUnit);
    if (!timeIn(field, probe)) {
        const bool isFirst = m_unreadable.empty() && !field.text.empty();
        m_unreadable = isFirst ? field.name + ": " + field.text : m_unreadable;
        return false;
    }
    if (column.isOnlyWallClock && !probe.isWallClock()) {
        return false;
    }
    if (isFound()) {
        m_wallName = field.name;
        return true;
    }
    m_timeName = field.name;
    const bool isPlainT = field.ownName() == "t" && !probe.isWallClock();
    m_times = TimeValues(isPlainT && m_unitOfPlainT ? m_unitOfPlainT : column.nanosecondsPerUnit,
                         column.isElapsed);
    m_times.setOrder(order);
    return false;
}

void JsonTimes::find(std::span<const JsonField> fields, const ColumnChoices& choices)
{
    for (const bool isInner : {false, true}) {
        for (const JsonField& field : fields) {
            const auto column =
                (field.parentLength > 0) == isInner && choices.find(field.name) == nullptr
                    ? timeColumnOf(field.ownName())
                    : std::nullopt;
            if (column && take(field, *column, choices.dateOrder)) {
                return;
            }
        }
    }
}

std::optional<std::int64_t> JsonTimes::positionIn(std::span<const JsonField> fields)
{
    const JsonField* const time = fieldCalled(fields, m_timeName);
    return time != nullptr ? timeIn(*time, m_times) : std::nullopt;
}

std::optional<std::int64_t> JsonTimes::startIn(std::span<const JsonField> fields,
                                               std::int64_t position) const
{
    if (m_times.isWallClock()) {
        return 0;
    }
    const JsonField* const wall = fieldCalled(fields, m_wallName);
    if (wall == nullptr) {
        return {};
    }
    TimeValues times;
    const auto time = timeIn(*wall, times);
    return time && times.isWallClock() ? std::optional(*time - position) : std::nullopt;
}

void JsonTimes::finish(WarningTally& tally)
{
    decideDates(m_times, false, m_timeName, tally);
    if (!isFound() && !m_unreadable.empty()) {
        const std::size_t colon = m_unreadable.find(':');
        tally.add({WarningCode::TimesUnreadable,
                   1,
                   {},
                   {},
                   m_unreadable.substr(0, colon),
                   m_unreadable.substr(colon + 2)});
    }
}

} // namespace tidemark
