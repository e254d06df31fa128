// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace tidemark
{

/// For FormatReader::accepts(): the beginning of a text file, line by line.
///
/// @p head without a UTF-8 byte order mark.
std::string_view withoutByteOrderMark(std::string_view head);

/// Cuts the first line off @p rest and returns it without its end ("\n" or "\r\n").
std::string_view takeLine(std::string_view& rest);

/// The same for the first line that is not blank; empty if there is none.
std::string_view takeFilledLine(std::string_view& rest);

/// True if @p line holds a word, three letters in a row that do not stand for a missing number: so
/// a line that a program printed differs from a damaged row of numbers.
bool readsLikeText(std::string_view line);

} // namespace tidemark
