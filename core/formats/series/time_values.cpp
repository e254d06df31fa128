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
        const double unit = m_unit.value_or(unitBySize(*number));
        const bool seconds = unit == 1e9; // exact to the last digit
        return accept(seconds ? toNanoseconds(text) : scaled(*number, unit), Sort::Numbers, unit);
    }
    return accept(isoToUnixNanoseconds(text), Sort::Dates, 1.0);
}

std::optional<std::int64_t> TimeValues::read(double number)
{
    const double unit = m_unit.value_or(unitBySize(number));
    return accept(scaled(number, unit), Sort::Numbers, unit);
}

} // namespace tidemark
