// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/prometheus_sample.h"

#include "core/formats/input/number_text.h"
#include "core/model/value_column.h"

#include <charconv>
#include <cmath>

namespace tidemark
{

namespace
{

/// JSON's white space: trimmed() leaves line ends.
std::string_view withoutSpace(std::string_view text)
{
    constexpr std::string_view kSpace = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(kSpace);
    return begin == text.npos ? std::string_view()
                              : text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

std::string_view withoutQuotes(std::string_view text)
{
    const bool isQuoted = text.size() >= 2 && text.front() == '"' && text.back() == '"';
    return isQuoted ? text.substr(1, text.size() - 2) : text;
}

/// As servers write them: digits, a point, at most nine digits. None for what is spelled another
/// way.
std::optional<std::int64_t> plainNanoseconds(std::string_view text)
{
    constexpr std::size_t kMostDigits = 10;
    constexpr std::int64_t kMostSeconds = 4'000'000'000; // so that differences fit into 64 bits
    constexpr std::int64_t kTen = 10;
    std::int64_t seconds = 0;
    std::size_t at = 0;
    const auto isDigit = [text](std::size_t place) {
        return place < text.size() && text[place] >= '0' && text[place] <= '9';
    };
    for (; isDigit(at); ++at) {
        if (at == kMostDigits) {
            return {};
        }
        seconds = seconds * kTen + (text[at] - '0');
    }
    std::int64_t unit = kNanosecondsPerSecond;
    std::int64_t fraction = 0;
    if (at > 0 && at < text.size() && text[at] == '.') {
        for (++at; isDigit(at) && unit > 1; ++at) {
            unit /= kTen;
            fraction += (text[at] - '0') * unit;
        }
    }
    const bool isWhole = at > 0 && at == text.size() && seconds <= kMostSeconds;
    return isWhole ? std::optional(seconds * kNanosecondsPerSecond + fraction) : std::nullopt;
}

} // namespace

std::optional<PrometheusSample> prometheusSampleOf(std::string_view text)
{
    text = withoutSpace(text);
    const std::size_t comma = text.find(',');
    if (comma == text.npos || text.front() != '[' || text.back() != ']') {
        return {};
    }
    const std::string_view time = withoutSpace(text.substr(1, comma - 1));
    auto unixNs = plainNanoseconds(time);
    unixNs = unixNs ? unixNs : toNanoseconds(time);
    if (!unixNs || *unixNs < 0) {
        return {};
    }
    const std::string_view number =
        withoutQuotes(withoutSpace(text.substr(comma + 1, text.size() - comma - 2)));
    PrometheusSample sample{*unixNs, kGap};
    const char* const end = number.data() + number.size();
    const auto [stop, error] = std::from_chars(number.data(), end, sample.value);
    const bool isNumber = error == std::errc() && stop == end;
    sample.isPossible = (isNumber && !std::isinf(sample.value)) || number == "null";
    sample.value = isNumber && std::isfinite(sample.value) ? sample.value : kGap;
    return sample;
}

} // namespace tidemark
