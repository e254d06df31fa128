// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/series/written_time.h"
#include "core/model/source_table.h"

#include <limits>
#include <string>

namespace tidemark
{

/// An ISO 8601 date and time ("2025-04-02T23:07:04.123+02:00", also with a blank for the T and a
/// comma for the point) in nanoseconds since 1970. Without a zone it is taken for UTC. None for
/// anything else, and for years outside of 1900 to 2100.
std::optional<std::int64_t> isoToUnixNanoseconds(std::string_view text);

/// True if @p number may be a day of this century as spreadsheets number them.
bool isSerialDate(double number);

/// Reads the time column of a plain series file: numbers of one unit, dates, times of day (which
/// go on behind midnight), or stretches since a start.
///
/// Where the column names no unit, the size of the first number tells it: below 1e11 it counts
/// seconds, below 1e14 milliseconds, below 1e17 microseconds, else nanoseconds.
///
/// Whether "2/4" is in April or in February may only be known later. Until then the likelier time
/// is given out, and once the column has told, a correction of all times before is at hand.
class TimeValues
{
public:
    /// With @p shortIsMinutes "05:12" are minutes and seconds.
    explicit TimeValues(std::optional<double> nanosecondsPerUnit = {}, bool shortIsMinutes = false)
        : m_unit(nanosecondsPerUnit),
          m_shortIsMinutes(shortIsMinutes)
    {
    }

    /// Of a spreadsheet's numbers, which count days since 1899-12-30 and are whole milliseconds.
    static TimeValues ofSerialDates()
    {
        TimeValues times;
        times.m_isSerial = true;
        return times;
    }

    /// Nanoseconds since 1970 or since a start that the file does not tell; none if the text is no
    /// time, or one of another sort than the first.
    std::optional<std::int64_t> read(std::string_view text);
    std::optional<std::int64_t> read(double number);

    /// True once the first time read lay after 1990: then times count from 1970.
    bool isWallClock() const { return m_isWallClock; }

    bool hasChange() const { return m_hasChange; }

    /// The right time for one that was given out before the last one. Only if hasChange().
    std::int64_t changed(std::int64_t time) const;
    void forgetChange() { m_hasChange = false; }

    /// What was taken in doubt.
    enum class Doubt { None, DayFirst, MonthFirst };

    /// The order of day and month that counts where no date tells it. Before the first time.
    void setOrder(std::optional<DateOrder> order)
    {
        m_saidOrder = order;
        m_dayFirst = order == DateOrder::DayFirst;
    }

    /// Decides the order of day and month if no date told it: as was said, else that in which times
    /// rise and are near each other, else @p dayFirst. A correction may follow from it.
    Doubt decide(bool dayFirst);

    /// True if no date told the order of day and month, and it matters. After decide().
    bool isUnclear() const { return m_isUnclear; }

    /// The first text whose order of day and month is not clear.
    const std::string& unclearText() const { return m_unclearText; }

    /// The first date that tells another order than was said; empty if there is none.
    const std::string& contradiction() const { return m_contradiction; }

private:
    enum class Sort { Unknown, Numbers, Dates, TimesOfDay, Elapsed };

    /// How one of both orders does.
    struct Order {
        std::int64_t lowest = std::numeric_limits<std::int64_t>::max();
        std::int64_t highest = std::numeric_limits<std::int64_t>::min();
        std::int64_t last = std::numeric_limits<std::int64_t>::min();
        std::uint64_t falls = 0;

        void add(std::int64_t time);
    };

    std::optional<std::int64_t> accept(std::optional<std::int64_t> time, Sort sort, double unit);
    std::optional<std::int64_t> readWritten(std::string_view text);
    std::int64_t dateOf(const WrittenTime& written, std::string_view text);
    std::int64_t timeOfDay(std::int64_t time);
    void settle(bool dayFirst);

    std::optional<double> m_unit;
    bool m_shortIsMinutes;
    bool m_isSerial = false;
    Sort m_sort = Sort::Unknown;
    bool m_isWallClock = false;
    bool m_isOrderKnown = false;
    bool m_dayFirst = false;
    bool m_hasChange = false;
    bool m_isHalfDay = false;
    std::int64_t m_zoneSeconds = 0;
    std::optional<DateOrder> m_saidOrder;
    bool m_isUnclear = false;
    Order m_asDayFirst;
    Order m_asMonthFirst;
    std::string m_unclearText;
    std::string m_contradiction;
    std::int64_t m_dayOffset = 0; ///< of times of day: midnights that passed
    std::int64_t m_last = 0;
};

} // namespace tidemark
