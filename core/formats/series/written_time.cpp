// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/written_time.h"

#include "core/formats/input/number_text.h"
#include "core/formats/series/cell_number.h"
#include "core/formats/series/column_units.h"
#include "core/formats/series/date_parts.h"
#include "core/formats/series/time_words.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <string>
#include <vector>

namespace tidemark
{

namespace
{

constexpr std::size_t kMostCharacters = 80;
constexpr std::int64_t kDay = 86'400 * kNanosecondsPerSecond;

using Date = std::chrono::year_month_day;

/// Takes a text apart: first the clock, then its zone, then what is left as a date.
class TimeParser
{
public:
    TimeParser(std::string_view text, bool dayFirst, bool shortIsMinutes)
        : m_text(plainTimeText(text)),
          m_tokens(timeTokensOf(m_text)),
          m_dayFirst(dayFirst),
          m_shortIsMinutes(shortIsMinutes)
    {
    }

    std::optional<WrittenTime> parse();

private:
    bool takeClock();
    bool takeCompactClock();
    void takeHalfOfDay(std::size_t& at);
    bool takeZone(std::size_t& at);
    std::optional<WrittenTime> withoutDate(const DateParts& parts);

    bool isMarkAt(std::size_t at, char mark) const
    {
        return at < m_tokens.size() && m_tokens[at].isMark(mark);
    }
    bool isNumberAt(std::size_t at, std::size_t most) const
    {
        return at < m_tokens.size() && m_tokens[at].isNumber(most);
    }

    std::string m_text;
    std::vector<TimeToken> m_tokens; ///< into m_text
    bool m_dayFirst;
    bool m_shortIsMinutes;

    WrittenTime m_time;
    std::size_t m_clockParts = 0;
    int m_hours = 0;
    std::int64_t m_clock = 0;  ///< nanoseconds behind the hours
    std::optional<int> m_half; ///< hours to add: 0 in the morning, 12 after noon
};

bool TimeParser::takeClock()
{
    std::size_t at = 0;
    while (at < m_tokens.size() &&
           !(isNumberAt(at, 3) && isMarkAt(at + 1, ':') && isNumberAt(at + 2, 2))) {
        ++at;
    }
    if (at >= m_tokens.size()) {
        return takeCompactClock();
    }
    const std::size_t begin = at;
    m_hours = m_tokens[at].number;
    std::int64_t seconds = std::int64_t{60} * m_tokens[at + 2].number;
    bool isPossible = m_tokens[at + 2].number < 60;
    m_clockParts = 2;
    at += 3;
    if (isMarkAt(at, ':') && isNumberAt(at + 1, 2)) {
        seconds += m_tokens[at + 1].number;
        isPossible = isPossible && m_tokens[at + 1].number <= 61;
        m_clockParts = 3;
        at += 2;
    }
    m_clock = seconds * kNanosecondsPerSecond;
    if ((isMarkAt(at, '.') || isMarkAt(at, ',')) && isNumberAt(at + 1, 18)) {
        const auto fraction = toNanoseconds("0." + std::string(m_tokens[at + 1].text));
        m_clock += m_clockParts == 3 || m_shortIsMinutes ? fraction.value_or(0) : 0;
        isPossible = isPossible && (m_clockParts == 3 || m_shortIsMinutes);
        at += 2;
    }
    takeHalfOfDay(at);
    if (!isPossible || !takeZone(at)) {
        return false;
    }
    m_tokens.erase(m_tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                   m_tokens.begin() + static_cast<std::ptrdiff_t>(at));
    return true;
}

/// "20250402T230704", "20250402 230704".
bool TimeParser::takeCompactClock()
{
    const bool isCompact = m_tokens.size() >= 3 && m_tokens[0].text.size() == 8 &&
                           m_tokens[0].kind == TimeToken::Kind::Number &&
                           (m_tokens[1].text == "t" || m_tokens[1].text == " ") &&
                           m_tokens[2].text.size() == 6 && m_tokens[2].isNumber(6);
    if (!isCompact) {
        m_time.hasClock = false;
        return true;
    }
    const int clock = m_tokens[2].number;
    m_hours = clock / 10'000;
    m_clockParts = 3;
    m_clock = (std::int64_t{60} * (clock / 100 % 100) + clock % 100) * kNanosecondsPerSecond;
    std::size_t at = 3;
    const bool isZone = takeZone(at);
    m_tokens.erase(m_tokens.begin() + 1, m_tokens.begin() + static_cast<std::ptrdiff_t>(at));
    return isZone && clock / 100 % 100 < 60 && clock % 100 < 61;
}

void TimeParser::takeHalfOfDay(std::size_t& at)
{
    std::size_t next = at;
    while (isMarkAt(next, ' ')) {
        ++next;
    }
    const std::string_view word = next < m_tokens.size() ? m_tokens[next].text : std::string_view();
    const bool isDotted = (word == "a" || word == "p") && isMarkAt(next + 1, '.') &&
                          next + 2 < m_tokens.size() && m_tokens[next + 2].text == "m";
    if (word == "am" || word == "pm" || isDotted) {
        m_half = word.front() == 'p' ? 12 : 0;
        at = next + (isDotted ? 3 : 1);
        at += isDotted && isMarkAt(at, '.') ? 1 : 0;
    }
}

/// "Z", " UTC", "+02:00", " +0200", " GMT+0200 (CEST)"; false if it is none that is possible.
bool TimeParser::takeZone(std::size_t& at)
{
    std::size_t next = at;
    while (isMarkAt(next, ' ')) {
        ++next;
    }
    if (next < m_tokens.size() && m_tokens[next].kind == TimeToken::Kind::Word) {
        const auto zone = secondsOfZone(m_tokens[next].text);
        if (!zone) {
            return true; // another word, which readRest() looks at
        }
        m_time.zoneSeconds = *zone;
        at = ++next;
    }
    const bool isSigned = (isMarkAt(next, '+') || isMarkAt(next, '-')) && isNumberAt(next + 1, 4);
    if (isSigned) {
        const int sign = m_tokens[next].isMark('-') ? -1 : 1;
        const TimeToken& number = m_tokens[next + 1];
        int hours = number.number;
        int minutes = 0;
        next += 2;
        if (number.text.size() == 4) {
            minutes = hours % 100;
            hours /= 100;
        } else if (isMarkAt(next, ':') && isNumberAt(next + 1, 2)) {
            minutes = m_tokens[next + 1].number;
            next += 2;
        }
        if (hours > 14 || minutes > 59) {
            return false;
        }
        m_time.zoneSeconds = sign * (hours * 3600 + minutes * 60);
        at = next;
    }
    while (isMarkAt(next, ' ')) {
        ++next;
    }
    if (isMarkAt(next, '(')) {
        at = m_tokens.size(); // the zone's name
    }
    return true;
}

std::optional<WrittenTime> TimeParser::withoutDate(const DateParts& parts)
{
    const int days = parts.isStretch() ? parts.numbers.front().number : 0;
    const bool isElapsed = parts.isStretch() || m_hours > 24 || m_shortIsMinutes;
    m_time.sort = isElapsed ? WrittenTime::Sort::Elapsed : WrittenTime::Sort::TimeOfDay;
    m_time.nanoseconds = days * kDay;
    if (m_clockParts == 2 && m_shortIsMinutes) {
        const std::int64_t seconds = m_clock / kNanosecondsPerSecond / 60;
        m_time.nanoseconds += (m_hours * std::int64_t{60} + seconds) * kNanosecondsPerSecond +
                              m_clock % kNanosecondsPerSecond;
        return m_time;
    }
    m_time.nanoseconds += m_hours * std::int64_t{3600} * kNanosecondsPerSecond + m_clock;
    return m_time;
}

std::optional<WrittenTime> TimeParser::parse()
{
    if (m_text.empty() || m_text.size() > kMostCharacters || !takeClock()) {
        return {};
    }
    if (m_half) {
        m_time.isHalfDay = true;
        if (m_hours < 1 || m_hours > 12) {
            return {};
        }
        m_hours = m_hours % 12 + *m_half;
    }
    const auto parts = datePartsOf(m_tokens);
    if (parts && m_time.hasClock && (parts->isEmpty() || parts->isStretch())) {
        return withoutDate(*parts);
    }
    const auto dated = parts ? dateOf(*parts, m_dayFirst, m_time.hasClock) : std::nullopt;
    if (!dated || m_hours > 24) {
        return {};
    }
    m_time.order = dated->order;
    m_time.hasYear = dated->hasYear;
    const std::int64_t days = std::chrono::sys_days(dated->date).time_since_epoch().count();
    m_time.nanoseconds =
        days * kDay + m_clock +
        (m_hours * std::int64_t{3600} - m_time.zoneSeconds) * kNanosecondsPerSecond;
    return m_time;
}

/// "250 ms", "1.5h".
std::optional<WrittenTime> numberWithUnit(std::string_view text)
{
    const auto number = cellNumberOf(text);
    const auto unit = number ? timeUnitOf(number->unit) : std::nullopt;
    if (!unit || !(std::abs(number->value * *unit) < 4.6e18)) {
        return {};
    }
    WrittenTime time;
    time.sort = WrittenTime::Sort::Elapsed;
    time.nanoseconds = std::llround(number->value * *unit);
    return time;
}

} // namespace

std::optional<WrittenTime> writtenTimeOf(std::string_view text, bool dayFirst, bool shortIsMinutes)
{
    if (const auto stretch = numberWithUnit(trimmed(text))) {
        return stretch;
    }
    return TimeParser(trimmed(text), dayFirst, shortIsMinutes).parse();
}

std::int64_t withDayAndMonthSwapped(std::int64_t nanoseconds, std::int64_t zoneSeconds)
{
    const std::int64_t local = nanoseconds + zoneSeconds * kNanosecondsPerSecond;
    const std::int64_t days = local >= 0 ? local / kDay : (local - kDay + 1) / kDay;
    const Date date{std::chrono::sys_days(std::chrono::days(days))};
    const Date swapped = date.year() / static_cast<int>(static_cast<unsigned>(date.day())) /
                         static_cast<int>(static_cast<unsigned>(date.month()));
    if (!swapped.ok()) {
        return nanoseconds;
    }
    const std::int64_t moved = std::chrono::sys_days(swapped).time_since_epoch().count() - days;
    return nanoseconds + moved * kDay;
}

} // namespace tidemark
