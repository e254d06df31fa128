// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <optional>

namespace tidemark::app
{

/// The words of a command line, quoted as in a shell: 'as it is', "with \" and \\", a\ blank, ~/
/// for the home folder. Nothing else is expanded: $HOME, * and | are words like others. None if a
/// quote is not closed.
std::optional<QStringList> splitCommandLine(const QString& line);

/// A line that splitCommandLine() makes @p words of, with quotes only where they are needed.
QString joinCommandLine(const QStringList& words);

/// @p path as people write it: "~" and what begins with "~/" are in the home folder.
QString expandedPath(const QString& path);

/// The first of @p words that only a shell would understand, a pipe or a redirection; else empty.
QString shellWordIn(const QStringList& words);

} // namespace tidemark::app
