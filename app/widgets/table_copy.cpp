// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/table_copy.h"

#include "app/models/table_model.h"

#include <QHeaderView>
#include <QTreeView>

#include <algorithm>

namespace tidemark::app
{

namespace
{

QString withoutSeparators(QString text)
{
    for (QChar& character : text) {
        if (character == QLatin1Char('\t') || character == QLatin1Char('\n') ||
            character == QLatin1Char('\r')) {
            character = QLatin1Char(' ');
        }
    }
    return text;
}

std::vector<int> shownColumns(const QHeaderView& header)
{
    std::vector<int> columns;
    for (int position = 0; position < header.count(); ++position) {
        const int column = header.logicalIndex(position);
        if (!header.isSectionHidden(column)) {
            columns.push_back(column);
        }
    }
    return columns;
}

/// The rows from the top of the table down to @p index.
std::vector<int> pathOf(QModelIndex index)
{
    std::vector<int> path;
    for (; index.isValid(); index = index.parent()) {
        path.insert(path.begin(), index.row());
    }
    return path;
}

/// The selected rows as they are shown, or all at the top if none is selected.
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

} // namespace

QString rowsAsTabSeparated(const QTreeView& view)
{
    const QAbstractItemModel& model = *view.model();
    const std::vector<int> columns = shownColumns(*view.header());
    QStringList titles;
    for (const int column : columns) {
        titles << withoutSeparators(model.headerData(column, Qt::Horizontal, CopyRole).toString());
    }
    QString text = titles.join(QLatin1Char('\t')) + QLatin1Char('\n');
    for (const QModelIndex& row : wantedRows(view)) {
        QStringList cells;
        for (const int column : columns) {
            cells << withoutSeparators(row.siblingAtColumn(column).data(CopyRole).toString());
        }
        cells.first().prepend(QString(2 * depthOf(row), QLatin1Char(' ')));
        text += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    return text;
}

} // namespace tidemark::app
