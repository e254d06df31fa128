// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/table_rows.h"

#include <QHeaderView>
#include <QTreeView>

#include <algorithm>

namespace tidemark::app
{

namespace
{

/// The rows from the top of the table down to @p index.
std::vector<int> pathOf(QModelIndex index)
{
    std::vector<int> path;
    for (; index.isValid(); index = index.parent()) {
        path.insert(path.begin(), index.row());
    }
    return path;
}

} // namespace

std::vector<int> shownColumns(const QTreeView& view)
{
    const QHeaderView& header = *view.header();
    std::vector<int> columns;
    for (int position = 0; position < header.count(); ++position) {
        const int column = header.logicalIndex(position);
        const bool namesLines = column == 0 && view.rootIsDecorated();
        if (namesLines || !header.isSectionHidden(column)) {
            columns.push_back(column);
        }
    }
    return columns;
}

QModelIndexList wantedRows(const QTreeView& view)
{
    QModelIndexList rows = view.selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, pathOf);
    if (rows.empty()) {
        for (int row = 0; row < view.model()->rowCount(); ++row) {
            rows << view.model()->index(row, 0);
        }
    }
    return rows;
}

int depthOf(const QModelIndex& index)
{
    return static_cast<int>(pathOf(index).size()) - 1;
}

} // namespace tidemark::app
