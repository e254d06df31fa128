// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/input/json_stream.h"
#include "core/model/string_table.h"

namespace tidemark
{

/// How much of a file's texts is read.
struct StringLimits {
    std::uint64_t allBytes;
    std::uint64_t textBytes; ///< of a single one
};

/// Reads an array of strings. V8 writes some that no JSON library takes: halves of surrogate pairs
/// and bytes that are no UTF-8 become U+FFFD, raw control characters stay.
///
/// After a failure @p strings has the texts that were complete. TooLarge, without a detail, once
/// stringTableBytes() passes @p most.allBytes, and with the place where a text is longer than
/// @p most.textBytes.
Result<void> readStrings(JsonStream& stream, StringTable& strings, StringLimits most);

/// About the most bytes that a table takes while it grows to what it is: it is copied now and then.
std::uint64_t stringTableBytes(const StringTable& strings);

/// Replaces what is not UTF-8 in @p text from @p start on by U+FFFD, one for each bad byte.
void makeUtf8(Column<char>& text, std::size_t start);

} // namespace tidemark
