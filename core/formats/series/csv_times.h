// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/input/warning_tally.h"
#include "core/formats/series/column_survey.h"
#include "core/model/axis.h"

namespace tidemark
{

/// Where the rows of a table lie on its axis: by a column of times, by two of dates and of clocks,
/// by the positions of an export with another axis, or by their own number.
class CsvTimes
{
public:
    /// Of a table whose header has @p names.
    explicit CsvTimes(std::vector<std::string> names) : m_names(std::move(names)) {}

    /// Takes the columns of @p choice. Their unit stands in their name, else in @p units, which has
    /// a text for each column or none at all. @p order is what a person says of dates.
    void take(const TimeChoice& choice, const ColumnSurvey& survey,
              const std::vector<std::string>& units, std::optional<DateOrder> order);

    /// Takes @p column for the positions on an axis that is not one of time.
    void takePositions(std::size_t column, AxisUnit axis);

    /// Rows lie at their own number.
    void countRows();

    AxisUnit axis() const { return m_axis; }

    /// True for the columns that tell the position, which measure nothing.
    bool isPosition(std::size_t column) const
    {
        return !m_countsRows && (column == m_timeIndex || m_dateIndex == column);
    }

    /// True if positions count from 1970.
    bool isWallClock() const { return m_times.isWallClock(); }

    /// True if no date told the order of day and month, and it matters. After decideDates().
    bool areDatesUnclear() const { return m_times.isUnclear(); }

    /// The position of a row with @p cells, which is the number @p row of its table; none if it
    /// cannot be read. What it tells of the rows before stands in changes() then.
    std::optional<std::int64_t> positionIn(const std::vector<std::string_view>& cells,
                                           std::size_t row);

    /// Has a correction of the positions that were given out before the last one.
    TimeValues& changes() { return m_times; }

    /// Notes the position of a row that was read.
    void add(std::int64_t position);

    /// True if a row with @p cells follows the rows so far as these followed each other.
    bool goOnWith(const std::vector<std::string_view>& cells);

    /// Counts a row at @p line, with as many cells as names, of which nothing is wrong but its
    /// time; false for others.
    bool countTimeless(const std::vector<std::string_view>& cells, std::uint64_t line);

    /// Decides the order of day and month where no date told it, by @p dayFirst in doubt, and tells
    /// @p tally of what was in doubt, of rows without a time and of rows that were counted.
    void finish(bool dayFirst, WarningTally& tally);

private:
    std::vector<std::string> m_names;
    AxisUnit m_axis = AxisUnit::Nanoseconds;
    bool m_countsRows = false;
    std::size_t m_timeIndex = 0;
    std::optional<std::size_t> m_dateIndex; ///< of the date, if the other only holds clocks
    std::string m_dateAndTime;
    TimeValues m_times;
    Warning m_timeless{WarningCode::RowsWithoutTime, 0};
    std::int64_t m_firstPosition = 0; ///< of the rows read so far
    std::int64_t m_lastPosition = 0;
    std::uint64_t m_rowCount = 0;
};

} // namespace tidemark
