// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QTreeView;

namespace tidemark::app
{

/// How a table leaves the window.
enum class TableForm {
    TabSeparated, ///< figures exact; a tab or line break inside a cell becomes a space
    Csv,          ///< for programs: bare numbers, their unit in the column's title
    Markdown,     ///< as they are shown
};

/// The selected rows of @p view, or all rows if none is selected, with the column titles first:
/// columns and rows in the order shown, lines of a tree indented by how deep they stand.
QString rowsAs(TableForm form, const QTreeView& view);

} // namespace tidemark::app
