// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tidemark
{

/// Words in dates, in lower case.

/// 1 to 12 of a month's name, whole or cut to three letters or more, in English, German, French or
/// Spanish.
std::optional<int> monthOf(std::string_view word);

/// Seconds east of UTC of "z", "utc", "gmt" and of zones whose short name means one thing.
std::optional<std::int64_t> secondsOfZone(std::string_view word);

/// True for words that a date may hold and that tell nothing: days of the week, "t", "at", "um".
bool isWordOfDates(std::string_view word);

/// @p text in lower case, with the signs of East Asian dates replaced by those of others.
std::string plainTimeText(std::string_view text);

} // namespace tidemark
