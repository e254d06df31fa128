// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/widgets/table_copy.h"

#include <QTreeView>

#include <optional>

namespace tidemark::app
{

class BarDelegate;
class RestingRow;
class TableHeader;

/// The table that every panel shows its model in: whole rows, sorted by clicking a title (a
/// third click gives the original order back), Ctrl+C for tab-separated text, no frame.
///
/// Columns take the width of their content, that of a hundred rows from those in sight on, when
/// rows first arrive and when their texts change; one whose edge the user dragged keeps the width
/// it got.
class DataTable : public QTreeView
{
    Q_OBJECT

public:
    explicit DataTable(QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;

    /// The current row and the scroll position stay where they were when the rows are new ones:
    /// for a table whose rows are those of one thing at different times.
    void setKeepsPlace(bool keeps) { m_keepsPlace = keeps; }

    /// Makes the row of @p index the current one and the only one that is selected, whatever keys
    /// are held: Ctrl+V is no Ctrl and a click.
    void goToRow(const QModelIndex& index);

    /// What stands in the place of the rows while there is none.
    void setEmptyText(const QString& sentence);
    const QString& emptyText() const { return m_emptyText; }

    /// Marks where cells contain @p text.
    void setMarkedText(const QString& text);

    /// Shades the row @p row, which is pointed at in another view; none without one. The table
    /// stays where it is scrolled to.
    void setPointedRow(std::optional<int> row);

    /// The same of a row that is to be seen: once it has been pointed at for a moment the table
    /// scrolls to it.
    void followPointedRow(std::optional<int> row);
    const std::optional<int>& pointedRow() const { return m_pointedRow; }

    /// Whether it is going to scroll there.
    bool waitsForPointedRow() const;

    /// Has rowPointed() emitted, which costs a table that nobody listens to nothing.
    void followMouse();

    /// Shows short texts where the model has them, for a table with little room.
    void setBrief(bool isBrief);

    /// Widens the columns to what they hold now, but those that the user has sized.
    virtual void fitColumns();

    /// Gives @p column this width, unless the user has sized it.
    void suggestWidth(int column, int width);

    /// The width at which a column shows its title and, up to a limit, what it holds in the rows
    /// that are seen.
    int wantedWidth(int column) const;

    /// That at which all columns are seen as they stand now, with a scroll bar.
    int contentsWidth() const;

    /// Opens the menu of the selected rows at @p place of the screen.
    void showMenu(const QPoint& place);

    /// Puts the selected rows, or all, on the clipboard.
    void copy(TableForm form = TableForm::TabSeparated) const;

    /// Puts a picture of them on the clipboard: tablePicture().
    void copyPicture() const;

    /// Asks for a file, and writes the selected rows, or all, to it as CSV.
    void saveAsCsv();

Q_SIGNALS:
    /// The menu of the selected rows is about to open.
    void menuAboutToShow();

    /// A click, or Enter on the current row.
    void rowChosen(const QModelIndex& index);

    /// The mouse is on this row; the index is invalid when it left all of them.
    void rowPointed(const QModelIndex& index);

protected:
    /// Whether the width of @p column is one that the user gave it.
    bool isUserSized(int column) const;

    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void rememberPlace();
    void restorePlace();
    void updateRow(std::optional<int> row);

    TableHeader* m_header;
    BarDelegate* m_delegate;
    RestingRow* m_resting;
    std::optional<int> m_pointedRow;
    QString m_emptyText;
    bool m_keepsPlace = false;
    int m_currentRow = -1; ///< while the model is being reset
    int m_scrolled = 0;
    bool m_isFitted = false; ///< to some content of the present model
};

} // namespace tidemark::app
