// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tidemark
{

/// @p text as a field of CSV (RFC 4180): in quotes where it has a comma, a quote or a line break.
/// What a spreadsheet would calculate as a formula (it begins with =, +, -, @, a tab or a return,
/// and is no number) gets an apostrophe in front, which spreadsheets take for text.
std::string csvField(std::string_view text);

} // namespace tidemark
