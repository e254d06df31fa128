// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/csv_times.h"

#include "core/formats/input/number_text.h"
#include "core/formats/series/column_units.h"
#include "core/formats/series/date_doubts.h"

#include <algorithm>

namespace tidemark
{

namespace
{

constexpr std::int64_t kPositionLimit = std::int64_t{1} << 62; ///< differences fit into 64 bits

} // namespace

void CsvTimes::take(const TimeChoice& choice, const ColumnSurvey& survey,
                    const std::vector<std::string>& units, std::optional<DateOrder> order)
{
    m_countsRows = false;
    m_axis = AxisUnit::Nanoseconds;
    m_timeIndex = choice.time;
    m_dateIndex = choice.date;
    const auto named = timeColumnOf(m_names[m_timeIndex]);
    auto unit = named ? named->nanosecondsPerUnit : std::nullopt;
    if (!unit && !units.empty()) {
        unit = timeUnitOf(withoutUnitBrackets(units[m_timeIndex]));
    }
    m_times = !unit && survey.isSerialDates() ? TimeValues::ofSerialDates()
                                              : TimeValues(unit, named && named->isElapsed);
    m_times.setOrder(order);
}

void CsvTimes::takePositions(std::size_t column, AxisUnit axis)
{
    m_timeIndex = column;
    m_axis = axis;
}

void CsvTimes::countRows()
{
    m_countsRows = true;
    m_axis = AxisUnit::Ordinal;
}

std::optional<std::int64_t> CsvTimes::positionIn(const std::vector<std::string_view>& cells,
                                                 std::size_t row)
{
    if (m_countsRows) {
        return static_cast<std::int64_t>(row);
    }
    const std::string_view cell = cells[m_timeIndex];
    if (m_axis != AxisUnit::Nanoseconds) {
        const auto position = toInteger(cell);
        return position && *position > -kPositionLimit && *position < kPositionLimit ? position
                                                                                     : std::nullopt;
    }
    if (!m_dateIndex) {
        return m_times.read(cell);
    }
    m_dateAndTime = cells[*m_dateIndex];
    m_dateAndTime += ' ';
    m_dateAndTime += cell;
    return m_times.read(m_dateAndTime);
}

void CsvTimes::add(std::int64_t position)
{
    m_firstPosition = m_rowCount == 0 ? position : std::min(m_firstPosition, position);
    m_lastPosition = m_rowCount == 0 ? position : std::max(m_lastPosition, position);
    ++m_rowCount;
}

bool CsvTimes::goOnWith(const std::vector<std::string_view>& cells)
{
    constexpr std::int64_t kMostSteps = 10;
    if (m_rowCount < 2 || m_countsRows) {
        return false;
    }
    const std::int64_t step =
        (m_lastPosition - m_firstPosition) / static_cast<std::int64_t>(m_rowCount - 1);
    const auto position = positionIn(cells, m_rowCount);
    return position && *position > m_lastPosition &&
           *position - m_lastPosition <= kMostSteps * step;
}

bool CsvTimes::countTimeless(const std::vector<std::string_view>& cells, std::uint64_t line)
{
    constexpr std::size_t kQuoted = 40;
    const bool mayLack =
        !m_countsRows && m_axis == AxisUnit::Nanoseconds && !positionIn(cells, m_rowCount);
    const std::string_view cell = mayLack ? cells[m_timeIndex] : std::string_view();
    if (cell.empty() || cell == m_names[m_timeIndex]) {
        return false;
    }
    if (m_timeless.count++ == 0) {
        m_timeless.line = line;
        m_timeless.column = m_names[m_timeIndex];
        m_timeless.example = cell.substr(0, kQuoted);
    }
    return true;
}

void CsvTimes::finish(bool dayFirst, WarningTally& tally)
{
    decideDates(m_times, dayFirst, m_names[m_dateIndex.value_or(m_timeIndex)], tally);
    if (m_timeless.count > 0) {
        tally.add(m_timeless);
    }
    if (m_countsRows) {
        tally.add({WarningCode::RowsCounted, 1, {}, {}, {}, {}});
    }
}

} // namespace tidemark
