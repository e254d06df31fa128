// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/table_copy.h"

#include "app/models/table_model.h"
#include "app/text/markdown_text.h"
#include "app/widgets/table_rows.h"
#include "core/documents/csv_field.h"

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

/// The rows, as they stand in @p view, of which each is text of @p role.
std::vector<QStringList> cellsOf(const QTreeView& view, int role)
{
    const std::vector<int> columns = shownColumns(view);
    std::vector<QStringList> rows(1);
    for (const int column : columns) {
        const int titleRole = role == PlainRole ? PlainRole : CopyRole;
        rows.front() << view.model()->headerData(column, Qt::Horizontal, titleRole).toString();
    }
    for (const QModelIndex& row : wantedRows(view)) {
        QStringList& cells = rows.emplace_back();
        for (const int column : columns) {
            cells << row.siblingAtColumn(column).data(role).toString();
        }
        if (!cells.isEmpty()) {
            cells.first().prepend(QString(2 * qsizetype{depthOf(row)}, QLatin1Char(' ')));
        }
    }
    return rows;
}

QString tabSeparated(const std::vector<QStringList>& rows)
{
    QString text;
    for (QStringList cells : rows) {
        for (QString& cell : cells) {
            cell = withoutSeparators(cell);
        }
        text += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    return text;
}

QString csvOf(const std::vector<QStringList>& rows)
{
    std::string text;
    for (const QStringList& cells : rows) {
        for (qsizetype i = 0; i < cells.size(); ++i) {
            text += (i > 0 ? "," : "") + csvField(cells[i].toStdString());
        }
        text += '\n';
    }
    return QString::fromStdString(text);
}

/// Spaces before a cell mean nothing in Markdown: an unbreakable one does.
QString markdownOf(const std::vector<QStringList>& rows)
{
    QString text;
    for (const QStringList& row : rows) {
        QStringList cells;
        for (const QString& cell : row) {
            const QString trimmed = cell.trimmed();
            const auto indent = trimmed.isEmpty() ? 0 : cell.indexOf(trimmed.front());
            cells << QString(indent, QChar(0xa0)) + markdownText(trimmed);
        }
        text += markdownRow(cells);
        if (&row == &rows.front()) {
            text += markdownRule(cells.size());
        }
    }
    return text;
}

} // namespace

QString rowsAs(TableForm form, const QTreeView& view)
{
    switch (form) {
    case TableForm::TabSeparated:
        return tabSeparated(cellsOf(view, CopyRole));
    case TableForm::Csv:
        return csvOf(cellsOf(view, PlainRole));
    case TableForm::Markdown:
        break;
    }
    return markdownOf(cellsOf(view, Qt::DisplayRole));
}

} // namespace tidemark::app
