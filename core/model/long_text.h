// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tidemark
{

/// The most bytes of a file's text that are copied to stand in a name, a row or a path, of which
/// there may be many with the same text: as many as the 1,024 characters take to which engines cut
/// what they write.
inline constexpr std::size_t kMostTextBytes = 4096;

/// UTF-8 @p text; of one that is longer than kMostTextBytes its beginning and "…".
std::string shortenedText(std::string_view text);

/// As shortenedText(), with a number behind that tells long texts apart that begin alike, in every
/// run. O(bytes).
std::string distinctText(std::string_view text);

} // namespace tidemark
