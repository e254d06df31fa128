// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>

namespace tidemark::app
{

/// A line that a program printed, fit for one line of a table: without the escape sequences that
/// colour terminals and move their cursors, as singleLine() in all else. No longer than some
/// thousand characters: an ellipsis stands for the rest.
QString outputText(std::string_view line);

/// The same in full length, for the clipboard.
QString wholeOutputText(std::string_view line);

} // namespace tidemark::app
