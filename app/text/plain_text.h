// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace tidemark::app
{

/// True if @p character shows itself and nothing else: it is no control character (C0, C1), no
/// half of a pair, and neither invisible nor a mark that turns the direction of text. What does
/// not may command a terminal, or make a name look like another one.
bool showsItself(char32_t character);

/// @p text from a file, fit for one line of a label or a cell: tabs become spaces up to the next
/// multiple of four, line breaks an arrow (↵), and what does not show itself a replacement
/// character. Joiners and variation selectors stay where they can mean something: behind a letter
/// or a sign beyond ASCII.
QString singleLine(const QString& text);

/// @p text of several lines for a terminal: line breaks and tabs stay, the rest is as in
/// singleLine().
QString terminalText(const QString& text);

/// @p json, which is UTF-8, with escapes for all that does not show itself. It means the same.
std::string escapedJson(std::string json);

/// @p text as a tooltip that is shown literally, with its lines, even if it looks like markup.
QString plainToolTip(const QString& text);

} // namespace tidemark::app
