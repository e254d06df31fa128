// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace tidemark::app
{

/// @p text in one line of Markdown, where it means nothing but itself.
QString markdownText(const QString& text);

/// A row of a table, ended by a newline. Cells are Markdown.
QString markdownRow(const QStringList& cells);

/// The row below the titles: the first @p left columns stand at the left, all others of @p columns
/// at the right.
QString markdownRule(qsizetype columns, qsizetype left = 1);

} // namespace tidemark::app
