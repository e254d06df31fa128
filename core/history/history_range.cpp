// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/history_range.h"

#include "core/formats/input/number_text.h"
#include "core/formats/series/written_time.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace tidemark
{

namespace
{

constexpr std::int64_t kMillisecond = 1'000'000;
constexpr std::int64_t kSecond = 1000 * kMillisecond;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;

struct Unit {
    std::string_view name;
    std::int64_t length;
};

/// As PromQL has them; "ms" before "m".
constexpr auto kUnits = std::to_array<Unit>({{"ms", kMillisecond},
                                             {"s", kSecond},
                                             {"m", kMinute},
                                             {"h", kHour},
                                             {"d", kDay},
                                             {"w", 7 * kDay},
                                             {"y", 365 * kDay}});

std::optional<std::int64_t> nanosecondsOf(double count, std::int64_t unit)
{
    constexpr double kMost = 4.6e18;
    const double length = count * static_cast<double>(unit);
    return std::isfinite(length) && std::abs(length) < kMost
               ? std::optional(static_cast<std::int64_t>(std::llround(length)))
               : std::nullopt;
}

/// The length of "1h30m"; none for anything else.
std::optional<std::int64_t> durationIn(std::string_view text)
{
    std::int64_t sum = 0;
    if (text.empty()) {
        return {};
    }
    while (!text.empty()) {
        const std::size_t digits = std::min(text.find_first_not_of("0123456789."), text.size());
        const auto count = toDouble(text.substr(0, digits));
        text.remove_prefix(digits);
        const auto* const unit = std::ranges::find_if(
            kUnits, [text](const Unit& one) { return text.starts_with(one.name); });
        const auto length =
            count && unit != kUnits.end() ? nanosecondsOf(*count, unit->length) : std::nullopt;
        if (!length || *length > std::numeric_limits<std::int64_t>::max() / 2 - sum) {
            return {};
        }
        sum += *length;
        text.remove_prefix(unit->name.size());
    }
    return sum;
}

/// A day, or a moment of one, in UTC where it names no zone. None for "4/2/2026", which is a day of
/// April or of February.
std::optional<std::int64_t> dateIn(std::string_view text)
{
    const auto written = writtenTimeOf(text, false);
    const bool isDate = written && written->sort == WrittenTime::Sort::Date && written->hasYear &&
                        written->order != WrittenTime::Order::Unclear;
    return isDate && written->nanoseconds >= 0 ? std::optional(written->nanoseconds) : std::nullopt;
}

} // namespace

std::int64_t drawnStep(std::int64_t start, std::int64_t end)
{
    constexpr std::int64_t kDrawn = 4000; // samples: more than any chart has pixels
    constexpr auto kSteps =
        std::to_array<std::int64_t>({kSecond, 2 * kSecond, 5 * kSecond, 15 * kSecond, 30 * kSecond,
                                     kMinute, 2 * kMinute, 5 * kMinute, 10 * kMinute, 15 * kMinute,
                                     30 * kMinute, kHour, 2 * kHour, 6 * kHour, 12 * kHour, kDay});
    const std::int64_t length = end - start;
    const std::int64_t least = length < kHour / 4 ? kSecond : 15 * kSecond;
    const std::int64_t wanted = std::max(length / kDrawn, least);
    const auto* const found = std::ranges::lower_bound(kSteps, wanted);
    return found == kSteps.end() ? (wanted / kDay + 1) * kDay : *found;
}

std::optional<std::int64_t> historyStepIn(std::string_view text)
{
    text = trimmed(text);
    const auto seconds = toDouble(text);
    const auto step = seconds ? nanosecondsOf(*seconds, kSecond) : durationIn(text);
    return step && *step >= kMillisecond ? step : std::nullopt;
}

std::optional<std::int64_t> historyTimeIn(std::string_view text, std::int64_t now)
{
    text = trimmed(text);
    if (text == "now") {
        return now;
    }
    const bool isBefore = text.starts_with('-');
    if (const auto before = durationIn(isBefore ? text.substr(1) : text)) {
        return *before < now ? std::optional(now - *before) : std::nullopt;
    }
    const auto seconds = toNanoseconds(text);
    return seconds && *seconds >= 0 ? seconds : dateIn(text);
}

} // namespace tidemark
