// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/input/warning_tally.h"
#include "core/formats/series/json_rows.h"
#include "core/formats/series/series_columns.h"
#include "core/formats/series/time_values.h"
#include "core/model/source_table.h"

namespace tidemark
{

/// The member that tells when a JSON row was measured, and a second one that tells the wall clock
/// beside a time that counts from the program's start.
class JsonTimes
{
public:
    /// @p unitOfPlainT is that of a member called "t", in nanoseconds.
    explicit JsonTimes(std::optional<double> unitOfPlainT) : m_unitOfPlainT(unitOfPlainT) {}

    /// Looks in a row for the time: in the outer object first, then in inner ones. Members that
    /// @p choices are about are none.
    void find(std::span<const JsonField> fields, const ColumnChoices& choices);

    bool isFound() const { return !m_timeName.empty(); }

    /// True for the member that is the time, and for the one beside it.
    bool isTime(std::string_view name) const { return name == m_timeName; }
    bool isTimeOrWallClock(std::string_view name) const
    {
        return isTime(name) || name == m_wallName;
    }

    /// The position of a row; none without a time that can be read. Only if isFound().
    std::optional<std::int64_t> positionIn(std::span<const JsonField> fields);

    /// The wall clock at position 0, in nanoseconds since 1970, from a row at @p position; none if
    /// it does not tell.
    std::optional<std::int64_t> startIn(std::span<const JsonField> fields,
                                        std::int64_t position) const;

    /// Has a correction of the positions that were given out before the last one.
    TimeValues& changes() { return m_times; }

    /// True if no date told the order of day and month, and it matters. After finish().
    bool areDatesUnclear() const { return m_times.isUnclear(); }

    /// A member called a time that is none, as "name: text"; empty if there is none.
    const std::string& unreadable() const { return m_unreadable; }

    /// Decides the order of day and month where no date told it, and tells @p tally of what was in
    /// doubt and of a member called a time that is none.
    void finish(WarningTally& tally);

private:
    bool take(const JsonField& field, const TimeColumn& column, std::optional<DateOrder> order);

    std::optional<double> m_unitOfPlainT;
    std::string m_timeName; ///< empty until it is found
    TimeValues m_times;
    std::string m_wallName; ///< empty if there is none
    std::string m_unreadable;
};

} // namespace tidemark
