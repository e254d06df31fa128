// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/date_parts.h"

#include "core/formats/series/time_words.h"

namespace tidemark
{

namespace
{

constexpr int kYearUntold = 2000; // a leap year

using Date = std::chrono::year_month_day;

bool readWord(const TimeToken& token, DateParts& parts)
{
    if (const auto month = monthOf(token.text)) {
        const bool isFirst = !parts.month;
        parts.month = month;
        return isFirst;
    }
    if (token.text == "day" || token.text == "days") {
        parts.countsDays = true;
        return true;
    }
    return isWordOfDates(token.text);
}

int fullYear(const TimeToken& token)
{
    const int number = token.number;
    return token.text.size() > 2 ? number : number + (number < 69 ? 2000 : 1900);
}

/// Of two numbers the day and the month, in the order that is possible, else in the wanted one.
std::optional<DatedParts> dateInOrder(int first, int second, int year, bool dayFirst)
{
    const Date asDayFirst = std::chrono::year(year) / second / first;
    const Date asMonthFirst = std::chrono::year(year) / first / second;
    DatedParts dated;
    if (asDayFirst.ok() && asMonthFirst.ok()) {
        dated.date = dayFirst ? asDayFirst : asMonthFirst;
        dated.order = first == second ? WrittenTime::Order::Plain : WrittenTime::Order::Unclear;
        return dated;
    }
    if (!asDayFirst.ok() && !asMonthFirst.ok()) {
        return {};
    }
    dated.date = asDayFirst.ok() ? asDayFirst : asMonthFirst;
    dated.order = asDayFirst.ok() ? WrittenTime::Order::DayFirst : WrittenTime::Order::MonthFirst;
    return dated;
}

std::optional<DatedParts> withNamedMonth(const DateParts& parts)
{
    const auto& numbers = parts.numbers;
    const bool yearFirst = numbers.size() == 2 && numbers[0].text.size() == 4;
    const bool isCount = numbers.size() == 1 || numbers.size() == 2;
    if (!isCount || (!yearFirst && numbers[0].text.size() > 2)) {
        return {};
    }
    DatedParts dated;
    dated.hasYear = numbers.size() == 2;
    const int year = dated.hasYear ? fullYear(numbers[yearFirst ? 0 : 1]) : kYearUntold;
    dated.date = std::chrono::year(year) / *parts.month / numbers[yearFirst ? 1 : 0].number;
    return dated;
}

std::optional<DatedParts> ofThreeNumbers(const DateParts& parts, bool dayFirst)
{
    const auto& numbers = parts.numbers;
    const int first = numbers[0].number;
    const int second = numbers[1].number;
    if (numbers[0].text.size() == 4) {
        return DatedParts{std::chrono::year(first) / second / numbers[2].number};
    }
    const int year = fullYear(numbers[2]);
    return parts.marks[0] == '.' ? DatedParts{std::chrono::year(year) / second / first}
                                 : dateInOrder(first, second, year, dayFirst);
}

std::optional<DatedParts> withoutYear(const DateParts& parts, bool dayFirst)
{
    const int first = parts.numbers[0].number;
    const int second = parts.numbers[1].number;
    auto dated = parts.marks[0] == '.' ? DatedParts{std::chrono::year(kYearUntold) / second / first}
                                       : dateInOrder(first, second, kYearUntold, dayFirst);
    if (dated) {
        dated->hasYear = false;
    }
    return dated;
}

} // namespace

std::optional<DateParts> datePartsOf(const std::vector<TimeToken>& tokens)
{
    DateParts parts;
    std::string marks;
    const auto endNumber = [&] {
        if (!parts.numbers.empty()) {
            parts.marks += marks.empty() ? ' ' : marks.front();
        }
        marks.clear();
    };
    for (const TimeToken& token : tokens) {
        if (token.kind == TimeToken::Kind::Number) {
            endNumber();
            parts.numbers.push_back(token);
        } else if (token.kind == TimeToken::Kind::Word) {
            if (!readWord(token, parts)) {
                return {};
            }
        } else if (!token.isMark(' ') && !token.isMark(',')) {
            constexpr std::string_view kMarks = "/-.:";
            if (kMarks.find(token.text.front()) == kMarks.npos) {
                return {};
            }
            marks += token.text;
        }
    }
    endNumber();
    return parts;
}

std::optional<DatedParts> dateOf(const DateParts& parts, bool dayFirst, bool hasClock)
{
    const auto& numbers = parts.numbers;
    std::optional<DatedParts> dated;
    if (parts.countsDays) {
        return {};
    }
    if (parts.month) {
        dated = withNamedMonth(parts);
    } else if (numbers.size() == 1 && numbers[0].text.size() == 8) {
        const int all = numbers[0].number;
        dated = DatedParts{std::chrono::year(all / 10'000) / (all / 100 % 100) / (all % 100)};
    } else if (numbers.size() == 3) {
        dated = ofThreeNumbers(parts, dayFirst);
    } else if (numbers.size() == 2 && hasClock) {
        dated = withoutYear(parts, dayFirst);
    }
    constexpr std::chrono::year kFirst(1900);
    constexpr std::chrono::year kLast(2100);
    const bool isPossible =
        dated && dated->date.ok() && dated->date.year() >= kFirst && dated->date.year() <= kLast;
    return isPossible ? dated : std::nullopt;
}

} // namespace tidemark
