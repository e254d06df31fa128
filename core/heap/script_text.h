// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tidemark
{

/// The length of UTF-8 @p text as JavaScript counts it, in UTF-16 units. O(bytes).
std::size_t scriptLength(std::string_view text);

/// Whether UTF-8 @p a stands before @p b as JavaScript orders strings, by UTF-16 units. O(bytes).
bool scriptLess(std::string_view a, std::string_view b);

/// @p text as it stands between quotation marks: quotation marks, backslashes and control
/// characters of ASCII escaped as in JSON. O(bytes).
std::string escapedInScript(std::string_view text);

/// A property's name as an inferred shape shows it: in quotes, escaped as in JSON, where it holds a
/// comma, a quotation mark or a brace.
std::string shownPropertyName(std::string_view name);

} // namespace tidemark
