// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>

namespace tidemark::app
{

/// Characters of a file's text that a sentence quotes at most.
inline constexpr qsizetype kQuoteLimit = 80;

/// Bytes from a file (a name, a path, an offending value) for one line of plain text: as
/// singleLine() shows them, bytes that are no UTF-8 as replacement characters, and cut in the
/// middle with an ellipsis to @p limit characters.
QString fileText(std::string_view bytes, qsizetype limit = kQuoteLimit);

} // namespace tidemark::app
