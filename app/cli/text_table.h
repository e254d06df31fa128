// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/file_text.h"
#include "app/text/table_column.h"

#include <QStringList>

#include <vector>

namespace tidemark::app
{

/// How far a line stands under the one that it belongs to, in characters.
inline constexpr int kIndent = 2;

/// Longer names are cut in tables, in characters.
inline constexpr qsizetype kNameLimit = 60;

/// Columns aligned with blanks for a terminal, where a Japanese character is two cells wide.
class TextTable
{
public:
    enum class Align { Left, Right };

    struct Column {
        ColumnTitle title;
        Align align = Align::Left;
    };

    /// No heading line if all titles are empty.
    explicit TextTable(std::vector<Column> columns) : m_columns(std::move(columns)) {}

    /// @p cells has one text a column.
    void addRow(QStringList cells) { m_rows.push_back(std::move(cells)); }

    bool isEmpty() const { return m_rows.empty(); }

    /// The lines, each ended by a newline and begun with @p indent blanks.
    QString text(int indent = 0) const;

private:
    QString line(const QStringList& cells, const std::vector<int>& widths, int indent) const;

    std::vector<Column> m_columns;
    std::vector<QStringList> m_rows;
};

/// What @p columns say of @p rows. A cell has one line, and is cut to so many characters as
/// kQuoteLimit says.
template <typename Row>
TextTable textTable(const TableColumns<Row>& columns, const std::vector<Row>& rows)
{
    std::vector<TextTable::Column> headings;
    for (const TableColumn<Row>& column : columns) {
        headings.push_back(
            {column.title, column.isNumeric() ? TextTable::Align::Right : TextTable::Align::Left});
    }
    TextTable table(std::move(headings));
    for (const Row& row : rows) {
        QStringList cells;
        for (const TableColumn<Row>& column : columns) {
            cells << fileText(column.text(row).toStdString());
        }
        table.addRow(std::move(cells));
    }
    return table;
}

/// Terminal cells that @p text takes.
int cellWidth(const QString& text);

} // namespace tidemark::app
