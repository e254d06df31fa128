// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/table_column.h"

#include <QStringList>

#include <vector>

namespace tidemark::app
{

/// A table of a page. A row has one text for each column.
struct HtmlTable {
    struct Column {
        QString title;
        bool isNumeric = false; ///< its cells stand at the right
    };

    std::vector<Column> columns = {};
    std::vector<QStringList> rows = {};
};

/// What @p columns say of @p rows.
template <typename Row>
HtmlTable htmlTable(const TableColumns<Row>& columns, const std::vector<Row>& rows)
{
    HtmlTable table;
    for (const TableColumn<Row>& column : columns) {
        table.columns.push_back({column.title.text, column.isNumeric()});
    }
    for (const Row& row : rows) {
        QStringList cells;
        for (const TableColumn<Row>& column : columns) {
            cells << column.text(row);
        }
        table.rows.push_back(std::move(cells));
    }
    return table;
}

/// What a line or point of a picture looks like, as an SVG element, and what it is.
struct LegendEntry {
    QString sample;
    QString name;
};

/// One HTML page that needs nothing else: no network, no script. It reads on a screen and prints
/// on paper. Texts are shown as they are, each in its line, with singleLine().
class HtmlPage
{
public:
    /// @p language as in "ja".
    HtmlPage(const QString& title, const QString& language);

    /// @p level 2 is the highest below the title.
    void addHeading(int level, const QString& text);
    void addParagraph(const QString& text);
    void addList(const QStringList& texts);

    /// A text of several lines, which stay.
    void addLines(const QString& text);

    /// Pairs of what something is called and what it is.
    void addFacts(const std::vector<std::pair<QString, QString>>& facts);
    void addTable(const HtmlTable& table);

    /// @p svg is an element that is taken as it stands.
    void addFigure(const QString& svg, const QString& caption,
                   const std::vector<LegendEntry>& legend = {});

    /// The whole page.
    QString text() const;

private:
    QString m_head;
    QString m_body;
};

/// @p text for a line of HTML or SVG.
QString markupText(const QString& text);

} // namespace tidemark::app
