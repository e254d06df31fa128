// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

namespace tidemark::app
{

class BarDelegate;

/// The table that every panel shows its model in: whole rows, sorted by clicking a title (a
/// third click gives the original order back), Ctrl+C for tab-separated text, no frame.
///
/// Columns take the width of their content when rows first arrive and when their texts change, and
/// are the user's afterwards.
class DataTable final : public QTreeView
{
    Q_OBJECT

public:
    explicit DataTable(QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;

    /// Marks where cells contain @p text.
    void setMarkedText(const QString& text);

    /// Fits the columns to what they hold now.
    void fitColumns();

    /// Puts the selected rows on the clipboard.
    void copy() const;

Q_SIGNALS:
    /// A click, or Enter on the current row.
    void rowChosen(const QModelIndex& index);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void fitOnceFilled();

    BarDelegate* m_delegate;
    bool m_isFitted = false;
};

} // namespace tidemark::app
