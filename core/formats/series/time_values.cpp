// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/time_values.h"

#include "core/formats/input/number_text.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace tidemark
{

namespace
{

constexpr std::int64_t kYear1990 = 631'152'000 * kNanosecondsPerSecond;

/// The number that the next @p digits characters of @p rest make, which are cut off together with
/// the @p mark that must come before them.
std::optional<int> takeNumber(std::string_view& rest, std::string_view marks, std::size_t digits)
{
    if (!marks.empty()) {
        if (rest.empty() || marks.find(rest.front()) == marks.npos) {
            return {};
        }
        rest.remove_prefix(1);
    }
    const auto number = toInteger(rest.substr(0, digits));
    if (rest.size() < digits || rest.starts_with('-') || !number) {
        return {};
    }
    rest.remove_prefix(digits);
    return static_cast<int>(*number);
}

/// "Z", "+02:00", "+0200", "-05" or nothing, in seconds east of UTC.
std::optional<std::int64_t> zoneOf(std::string_view rest)
{
    if (rest.empty() || rest == "Z" || rest == "z") {
        return 0;
    }
    const std::int64_t sign = rest.front() == '-' ? -1 : 1;
    const auto hours = takeNumber(rest, "+-", 2);
    const auto minutes =
        rest.empty() ? std::optional(0) : takeNumber(rest, rest.starts_with(':') ? ":" : "", 2);
    if (!hours || !minutes || *hours > 23 || *minutes > 59 || !rest.empty()) {
        return {};
    }
    return sign * (*hours * 3600 + *minutes * 60);
}

/// ":04.123" or nothing, in nanoseconds.
std::optional<std::int64_t> secondsOf(std::string_view text)
{
    if (text.empty()) {
        return 0;
    }
    const auto seconds = toNanoseconds(text.substr(1));
    if (text.front() != ':' || !seconds || *seconds < 0 || *seconds > 61 * kNanosecondsPerSecond) {
        return {};
    }
    return seconds;
}

/// @p number units in nanoseconds, exact for whole numbers; none past 2^62.
std::optional<std::int64_t> scaled(double number, double unit)
{
    constexpr double kLargest = 4.6e18;
    if (!(std::abs(number * unit) <= kLargest)) {
        return {};
    }
    const double whole = std::trunc(number);
    return static_cast<std::int64_t>(whole) * static_cast<std::int64_t>(unit) +
           std::llround((number - whole) * unit);
}

/// A day and its part as spreadsheets number them.
std::optional<std::int64_t> serialDate(double number)
{
    constexpr double kDayOf1970 = 25569.0;
    constexpr double kMillisecondsPerDay = 86'400'000.0;
    const auto milliseconds = scaled(std::round((number - kDayOf1970) * kMillisecondsPerDay), 1e6);
    return isSerialDate(number) ? milliseconds : std::nullopt;
}

double unitBySize(double number)
{
    const double size = std::abs(number);
    if (size < 1e11) {
        return 1e9;
    }
    if (size < 1e14) {
        return 1e6;
    }
    return size < 1e17 ? 1e3 : 1.0;
}

} // namespace

bool isSerialDate(double number)
{
    constexpr double kDayOf2000 = 36526.0;
    constexpr double kDayOf2100 = 73051.0;
    return number >= kDayOf2000 && number < kDayOf2100;
}

std::optional<std::int64_t> isoToUnixNanoseconds(std::string_view text)
{
    std::string_view rest = text;
    const auto year = takeNumber(rest, "", 4);
    const auto month = takeNumber(rest, "-", 2);
    const auto day = takeNumber(rest, "-", 2);
    const auto hour = takeNumber(rest, "Tt ", 2);
    const auto minute = takeNumber(rest, ":", 2);
    if (!year || !month || !day || !hour || !minute) {
        return {};
    }
    const std::size_t end = std::min(rest.find_first_of("Zz+-"), rest.size());
    const auto fraction = secondsOf(rest.substr(0, end));
    const auto zone = zoneOf(rest.substr(end));
    const auto date = std::chrono::year(*year) / *month / *day;
    if (!fraction || !zone || !date.ok() || *year < 1900 || *year > 2100 || *hour > 24 ||
        *minute > 59) {
        return {};
    }
    const std::int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
    const std::int64_t whole =
        days * 86'400 + *hour * std::int64_t{3600} + *minute * std::int64_t{60} - *zone;
    return whole * kNanosecondsPerSecond + *fraction;
}

void TimeValues::Order::add(std::int64_t time)
{
    lowest = std::min(lowest, time);
    highest = std::max(highest, time);
    falls += time < last ? 1U : 0U;
    last = time;
}

std::optional<std::int64_t> TimeValues::accept(std::optional<std::int64_t> time, Sort sort,
                                               double unit)
{
    if (!time || (m_sort != Sort::Unknown && m_sort != sort)) {
        return {};
    }
    if (m_sort == Sort::Unknown) {
        m_sort = sort;
        m_unit = unit;
        m_isWallClock = *time >= kYear1990;
    }
    return time;
}

std::optional<std::int64_t> TimeValues::read(std::string_view text)
{
    if (const auto number = toDouble(text)) {
        if (m_isSerial) {
            return accept(serialDate(*number), Sort::Numbers, 1.0);
        }
        const double unit = m_unit.value_or(unitBySize(*number));
        const bool seconds = unit == 1e9; // exact to the last digit
        return accept(seconds ? toNanoseconds(text) : scaled(*number, unit), Sort::Numbers, unit);
    }
    if (const auto date = isoToUnixNanoseconds(text)) {
        return accept(date, Sort::Dates, 1.0);
    }
    return readWritten(text);
}

std::optional<std::int64_t> TimeValues::read(double number)
{
    const double unit = m_unit.value_or(unitBySize(number));
    return accept(scaled(number, unit), Sort::Numbers, unit);
}

std::optional<std::int64_t> TimeValues::readWritten(std::string_view text)
{
    const auto written = writtenTimeOf(text, m_dayFirst, m_shortIsMinutes);
    if (!written) {
        return {};
    }
    switch (written->sort) {
    case WrittenTime::Sort::Date:
        if (m_sort == Sort::Unknown || m_sort == Sort::Dates) {
            const bool isFirst = m_sort == Sort::Unknown;
            const auto date = accept(dateOf(*written, text), Sort::Dates, 1.0);
            m_isWallClock = isFirst ? m_isWallClock && written->hasYear : m_isWallClock;
            return date;
        }
        return {};
    case WrittenTime::Sort::TimeOfDay:
        if (m_sort == Sort::Elapsed) {
            return written->nanoseconds;
        }
        return m_sort == Sort::Unknown || m_sort == Sort::TimesOfDay
                   ? accept(timeOfDay(written->nanoseconds), Sort::TimesOfDay, 1.0)
                   : std::nullopt;
    case WrittenTime::Sort::Elapsed:
        break;
    }
    const bool goesOn = m_sort == Sort::TimesOfDay && m_dayOffset == 0; // "24:59:59", "25:00:00"
    return accept(written->nanoseconds, goesOn ? Sort::TimesOfDay : Sort::Elapsed, 1.0);
}

/// A clock that falls by more than half a day has passed midnight.
std::int64_t TimeValues::timeOfDay(std::int64_t time)
{
    constexpr std::int64_t kDay = 86'400 * kNanosecondsPerSecond;
    const bool isLater = m_sort == Sort::TimesOfDay;
    if (isLater && time + m_dayOffset < m_last - kDay / 2) {
        m_dayOffset += kDay;
    }
    m_last = isLater ? std::max(m_last, time + m_dayOffset) : time;
    return time + m_dayOffset;
}

std::int64_t TimeValues::dateOf(const WrittenTime& written, std::string_view text)
{
    using Told = WrittenTime::Order;
    m_zoneSeconds = written.zoneSeconds;
    const std::int64_t time = written.nanoseconds;
    if (written.order == Told::DayFirst || written.order == Told::MonthFirst) {
        const auto told =
            written.order == Told::DayFirst ? DateOrder::DayFirst : DateOrder::MonthFirst;
        if (m_saidOrder.value_or(told) != told && m_contradiction.empty()) {
            m_contradiction = text;
        }
        settle(written.order == Told::DayFirst);
        return time;
    }
    if (!m_isOrderKnown && written.order == Told::Unclear) {
        m_isHalfDay = m_isHalfDay || written.isHalfDay;
        m_unclearText = m_unclearText.empty() ? std::string(text) : m_unclearText;
        const std::int64_t other = withDayAndMonthSwapped(time, m_zoneSeconds);
        m_asDayFirst.add(m_dayFirst ? time : other);
        m_asMonthFirst.add(m_dayFirst ? other : time);
    }
    return time;
}

void TimeValues::settle(bool dayFirst)
{
    if (m_isOrderKnown) {
        return;
    }
    m_isOrderKnown = true;
    m_hasChange = dayFirst != m_dayFirst && !m_unclearText.empty();
    m_dayFirst = dayFirst;
}

std::int64_t TimeValues::changed(std::int64_t time) const
{
    return withDayAndMonthSwapped(time, m_zoneSeconds);
}

TimeValues::Doubt TimeValues::decide(bool dayFirst)
{
    if (m_isOrderKnown || m_unclearText.empty()) {
        return Doubt::None;
    }
    m_isUnclear = true;
    if (m_saidOrder) {
        settle(m_saidOrder == DateOrder::DayFirst);
        return Doubt::None;
    }
    const auto spanOf = [](const Order& order) { return order.highest - order.lowest; };
    if (m_asDayFirst.falls != m_asMonthFirst.falls) {
        dayFirst = m_asDayFirst.falls < m_asMonthFirst.falls;
    } else if (spanOf(m_asDayFirst) != spanOf(m_asMonthFirst)) {
        dayFirst = spanOf(m_asDayFirst) < spanOf(m_asMonthFirst);
    } else {
        dayFirst = dayFirst && !m_isHalfDay;
    }
    settle(dayFirst);
    return dayFirst ? Doubt::DayFirst : Doubt::MonthFirst;
}

} // namespace tidemark
