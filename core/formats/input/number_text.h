// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tidemark
{

inline constexpr double kBytesPerMiB = 1048576.0;
inline constexpr std::int64_t kNanosecondsPerSecond = 1'000'000'000;

/// Text to numbers as profilers write them, independent of the locale. All of the text must belong
/// to the number; leading and trailing blanks are not skipped.

/// Decimal, optional sign, "." or "," as the decimal mark, optional exponent. None for anything
/// else: empty, "nan", "inf", hexadecimal, overflow.
std::optional<double> toDouble(std::string_view text);

/// Decimal digits with an optional minus sign; none on overflow.
std::optional<std::int64_t> toInteger(std::string_view text);

/// Seconds with any number of decimals ("1795288796.8821", also with a comma) to nanoseconds, exact
/// to the ninth decimal where a double would lose the last two. None from 2^62 ns on (146 years),
/// so that the difference of two always fits into 64 bits.
std::optional<std::int64_t> toNanoseconds(std::string_view seconds);
std::optional<std::int64_t> toNanoseconds(double seconds);

/// A size in bytes, or none if it is negative, no number or past 2^53: memory never is, and beyond
/// it a double loses bytes.
std::optional<double> toBytes(double value);

/// How many digits stand behind the decimal mark of @p number; 0 without a mark.
std::size_t decimalsOf(std::string_view number);

/// The text up to the next blank (space or tab), cut off from the front of @p rest together with
/// the blanks before it. Empty when nothing is left.
std::string_view takeWord(std::string_view& rest);

/// The same from the back.
std::string_view takeLastWord(std::string_view& rest);

/// @p text without blanks at both ends.
std::string_view trimmed(std::string_view text);

} // namespace tidemark
