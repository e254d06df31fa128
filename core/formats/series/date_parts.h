// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/series/time_tokens.h"
#include "core/formats/series/written_time.h"

#include <chrono>
#include <string>

namespace tidemark
{

/// What a written date consists of once its clock and zone are taken away.
struct DateParts {
    std::vector<TimeToken> numbers;
    std::string marks;        ///< one behind each number, a blank for blanks, '\0' for none
    std::optional<int> month; ///< that a word names
    bool countsDays = false;  ///< it is "1 day"

    bool isEmpty() const { return numbers.empty() && !month; }

    /// "2-" before a clock, or "2 days": a number of days, no date.
    bool isStretch() const { return numbers.size() == 1 && !month && (countsDays || marks == "-"); }
};

/// None if @p tokens hold a word or a mark that no date has.
std::optional<DateParts> datePartsOf(const std::vector<TimeToken>& tokens);

struct DatedParts {
    std::chrono::year_month_day date;
    WrittenTime::Order order = WrittenTime::Order::Plain;
    bool hasYear = true;
};

/// The day that @p parts name; with @p hasClock it need not name a year. None for what is no date.
std::optional<DatedParts> dateOf(const DateParts& parts, bool dayFirst, bool hasClock);

} // namespace tidemark
