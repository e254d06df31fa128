// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QModelIndex>

#include <vector>

class QTreeView;

namespace tidemark::app
{

// Which cells of a table leave the window, in the order in which they are shown. GUI thread only.

/// The columns that are not hidden, and of a tree the first one in any case: it says what each line
/// is.
std::vector<int> shownColumns(const QTreeView& view);

/// The selected rows, or all at the top if none is selected; indexes of the first column.
QModelIndexList wantedRows(const QTreeView& view);

/// How many lines of a tree are above that of @p index.
int depthOf(const QModelIndex& index);

} // namespace tidemark::app
