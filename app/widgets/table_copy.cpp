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

std::vector<int> wantedRows(const QTreeView& view)
{
    std::vector<int> rows;
    for (const QModelIndex& index : view.selectionModel()->selectedRows()) {
        rows.push_back(index.row());
    }
    std::ranges::sort(rows);
    if (rows.empty()) {
        for (int row = 0; row < view.model()->rowCount(); ++row) {
            rows.push_back(row);
        }
    }
    return rows;
}

} // namespace

QString rowsAsTabSeparated(const QTreeView& view)
{
    const QAbstractItemModel& model = *view.model();
    const std::vector<int> columns = shownColumns(*view.header());
    QStringList titles;
    for (const int column : columns) {
        titles << withoutSeparators(model.headerData(column, Qt::Horizontal).toString());
    }
    QString text = titles.join(QLatin1Char('\t')) + QLatin1Char('\n');
    for (const int row : wantedRows(view)) {
        QStringList cells;
        for (const int column : columns) {
            cells << withoutSeparators(model.index(row, column).data(CopyRole).toString());
        }
        text += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    return text;
}

} // namespace tidemark::app
