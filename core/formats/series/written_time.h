// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tidemark
{

/// A moment or a stretch of time as people, spreadsheets and logs write it.
struct WrittenTime {
    enum class Sort {
        Date,      ///< nanoseconds since 1970, of UTC
        TimeOfDay, ///< since midnight of a day that is not told
        Elapsed,   ///< since a start that is not told
    };
    enum class Order { Plain, Unclear, DayFirst, MonthFirst };

    Sort sort = Sort::Date;
    std::int64_t nanoseconds = 0;
    Order order = Order::Plain;   ///< what two numbers prove of the place of day and month
    std::int64_t zoneSeconds = 0; ///< east of UTC, as far as it is told
    bool hasYear = true;          ///< else it counts from a year that means nothing
    bool hasClock = true;         ///< a date alone is its midnight
    bool isHalfDay = false;       ///< "11:07 PM"
};

/// "2025-04-02 23:07:04 UTC", "02.04.2025 23:07", "4/2/2025 11:07:04 PM", "Wed Apr  2 23:07:04
/// 2025", "02/Apr/2025:23:07:04 +0000", "23:07:00.5", "1-02:03:04", "1 day, 2:03:04", "250 ms".
/// With @p dayFirst "2/4" is a day of April. With @p shortIsMinutes "05:12" are minutes and
/// seconds. None for other texts, and for years outside of 1900 to 2100.
std::optional<WrittenTime> writtenTimeOf(std::string_view text, bool dayFirst,
                                         bool shortIsMinutes = false);

/// The time with day and month of its date swapped: what it is if its order was taken wrongly. As
/// it is where that is no date.
std::int64_t withDayAndMonthSwapped(std::int64_t nanoseconds, std::int64_t zoneSeconds);

} // namespace tidemark
