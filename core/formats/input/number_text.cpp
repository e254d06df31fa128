// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/input/number_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace tidemark
{

namespace
{

constexpr std::string_view kBlanks = " \t";
constexpr double kLargestExact = 9007199254740992.0; // 2^53
constexpr std::size_t kMaxWholeDigits = 10;
constexpr std::int64_t kMaxSeconds = 4'611'686'018; // 2^62 ns, rounded down
constexpr std::int64_t kMostNanoseconds = (std::int64_t{1} << 62) - 1;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

/// The common shape "123.456" with at most 18 digits in all, which needs no library.
std::optional<double> shortDecimal(std::string_view text)
{
    constexpr std::array<double, 19> kPowers{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,
                                             1e7,  1e8,  1e9,  1e10, 1e11, 1e12, 1e13,
                                             1e14, 1e15, 1e16, 1e17, 1e18};
    std::uint64_t digits = 0;
    std::size_t count = 0;
    std::size_t decimals = 0;
    bool afterMark = false;
    for (const char c : text) {
        if (isDigit(c)) {
            digits = digits * 10 + static_cast<std::uint64_t>(c - '0');
            ++count;
            decimals += afterMark ? 1U : 0U;
        } else if ((c == '.' || c == ',') && !afterMark) {
            afterMark = true;
        } else {
            return {};
        }
    }
    // Up to 2^53 and 10^22 both operands are exact, so one division rounds correctly.
    if (count == 0 || count > 18 || digits > static_cast<std::uint64_t>(kLargestExact)) {
        return {};
    }
    return static_cast<double>(digits) / kPowers[decimals];
}

} // namespace

std::optional<double> toDouble(std::string_view text)
{
    if (const auto fast = shortDecimal(text)) {
        return fast;
    }
    std::array<char, 64> plain{};
    if (text.empty() || text.size() > plain.size()) {
        return {};
    }
    std::ranges::replace_copy(text, plain.begin(), ',', '.');
    const char* begin = plain.data();
    const char* const end = begin + text.size();
    if (*begin == '+' && text.size() > 1 && begin[1] != '-') {
        ++begin;
    }
    if (!(isDigit(*begin) || *begin == '-' || *begin == '.')) {
        return {};
    }
    double value = 0.0;
    const auto [stop, error] = std::from_chars(begin, end, value);
    if (error != std::errc{} || stop != end || !std::isfinite(value)) {
        return {};
    }
    return value;
}

std::optional<std::int64_t> toInteger(std::string_view text)
{
    std::int64_t value = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    return error == std::errc{} && stop == end ? std::optional(value) : std::nullopt;
}

std::optional<std::int64_t> toNanoseconds(std::string_view seconds)
{
    const bool negative = seconds.starts_with('-');
    const std::string_view plain = seconds.substr(negative ? 1 : 0);
    const std::size_t mark = std::min(plain.find_first_of(".,"), plain.size());
    const std::string_view whole = plain.substr(0, mark);
    const std::string_view decimals = plain.substr(std::min(mark + 1, plain.size()));
    if (whole.empty() || whole.size() > kMaxWholeDigits || !std::ranges::all_of(whole, isDigit) ||
        !std::ranges::all_of(decimals, isDigit)) {
        const auto value = toDouble(seconds);
        return value ? toNanoseconds(*value) : std::nullopt;
    }

    constexpr std::size_t kDecimals = 9;
    std::int64_t result = 0;
    for (const char c : whole) {
        result = result * 10 + (c - '0');
    }
    if (result > kMaxSeconds) {
        return {};
    }
    for (std::size_t i = 0; i < kDecimals; ++i) {
        result = result * 10 + (i < decimals.size() ? decimals[i] - '0' : 0);
    }
    if (result > kMostNanoseconds) {
        return {};
    }
    return negative ? -result : result;
}

std::optional<std::int64_t> toNanoseconds(double seconds)
{
    if (!(std::abs(seconds) <= static_cast<double>(kMaxSeconds))) {
        return {};
    }
    return std::llround(seconds * static_cast<double>(kNanosecondsPerSecond));
}

std::optional<double> toBytes(double value)
{
    if (!(value >= 0.0 && value <= kLargestExact)) {
        return {};
    }
    return std::round(value);
}

std::size_t decimalsOf(std::string_view number)
{
    const std::size_t mark = number.find_first_of(".,");
    return mark == number.npos ? 0 : number.size() - mark - 1;
}

std::string_view takeWord(std::string_view& rest)
{
    const auto begin = std::ranges::find_if_not(rest, isBlank);
    const auto end = std::find_if(begin, rest.end(), isBlank);
    const std::string_view word(begin, end);
    rest = {end, rest.end()};
    return word;
}

std::string_view takeLastWord(std::string_view& rest)
{
    rest = rest.substr(0, rest.find_last_not_of(kBlanks) + 1);
    const std::size_t start = rest.find_last_of(kBlanks) + 1;
    const std::string_view word = rest.substr(start);
    rest = rest.substr(0, start);
    return word;
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = std::min(text.find_first_not_of(kBlanks), text.size());
    return text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
}

} // namespace tidemark
