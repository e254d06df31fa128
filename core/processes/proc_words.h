// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace tidemark
{

/// All of @p text as a number of 0 or more; none if it is something else, or too large.
template <typename T>
std::optional<T> wholeNumber(std::string_view text, int base = 10)
{
    T number = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number, base);
    return error == std::errc{} && stop == end && text.front() != '-' ? std::optional(number)
                                                                      : std::nullopt;
}

/// Cuts the next word off the front of @p rest, which blanks and tabs part; empty when nothing is
/// left.
inline std::string_view takeWord(std::string_view& rest)
{
    constexpr std::string_view kBlanks = " \t";
    rest.remove_prefix(std::min(rest.find_first_not_of(kBlanks), rest.size()));
    const std::string_view word = rest.substr(0, rest.find_first_of(kBlanks));
    rest.remove_prefix(word.size());
    return word;
}

/// "   1748 kB" in bytes; none for anything else.
inline std::optional<std::uint64_t> kibibytes(std::string_view value)
{
    constexpr std::uint64_t kKibibyte = 1024;
    const auto count = wholeNumber<std::uint64_t>(takeWord(value));
    const bool fits = count && *count <= std::numeric_limits<std::uint64_t>::max() / kKibibyte;
    return fits && takeWord(value) == "kB" ? std::optional(*count * kKibibyte) : std::nullopt;
}

} // namespace tidemark
