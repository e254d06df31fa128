// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/series/number_column.h"
#include "core/formats/series/time_values.h"

#include <span>
#include <string>

namespace tidemark
{

/// True if @p cell is a number that a column of measurements may hold, with a unit or without.
bool isMeasurement(std::string_view cell);

/// True if @p cell may stand in a row of units: "MB", "(s)", "%".
bool isUnitText(std::string_view cell);

/// What the first rows of a table say of one column.
class ColumnSurvey
{
public:
    /// With @p isSaid a person says what it measures: then it is no time and no text.
    explicit ColumnSurvey(std::string_view name, bool isSaid = false);

    /// Notes a cell, and in @p marks what a number under the name of a time proves.
    void add(std::string_view cell, NumberMarks& marks);

    const std::string& name() const { return m_name; }
    const std::string& firstCell() const { return m_first; }
    std::size_t numbers() const { return m_numbers; }
    std::size_t filled() const { return m_filled; }

    /// Most cells are texts.
    bool isText() const { return !m_isSaid && m_filled > m_numbers * 2; }

    /// It is called a time. "epoch" only is one if it counts from 1970.
    bool isNamedTime() const;

    /// Half of its cells at least can be read as times.
    bool holdsTimes() const { return m_readTimes > 0 && m_readTimes * 2 >= m_filled; }

    /// All cells are dates or clocks, or with @p isIndex numbers that count from 1970.
    bool isTimeByItself(bool isIndex) const;

    /// Its numbers are dates as spreadsheets count them, in days: as seconds they would be closer
    /// together than anyone measures.
    bool isSerialDates() const;

    bool isDateAlone() const { return m_isDateAlone && !m_isSaid; } ///< without a clock
    bool isTimeOfDay() const { return m_isTimeOfDay && !m_isSaid; } ///< without a date

    /// All numbers are whole pages of memory, as the system counts it, in bytes.
    bool isInPages() const { return m_isInPages; }

private:
    std::string m_name;
    bool m_isSaid;
    std::optional<TimeColumn> m_named;
    TimeValues m_times;
    std::string m_first;
    std::size_t m_numbers = 0;
    std::size_t m_filled = 0;
    std::size_t m_readTimes = 0;
    bool m_isDated = false;
    bool m_isDateAlone = false;
    bool m_isTimeOfDay = false;
    bool m_isInPages = true;
    std::size_t m_serials = 0;
    double m_firstSerial = 0.0;
    double m_lastSerial = 0.0;
};

/// The columns that hold the time of each row.
struct TimeChoice {
    std::size_t time = 0;
    std::optional<std::size_t> date; ///< of another column, where the first only holds clocks
};

/// The first column that is called a time and holds times, else the first that holds nothing but
/// dates; none without any.
std::optional<TimeChoice> chooseTimes(std::span<const ColumnSurvey> surveys);

} // namespace tidemark
