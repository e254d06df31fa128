// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/tree_model.h"
#include "app/widgets/data_table.h"

namespace tidemark::app
{

class LineActions;

/// A DataTable over a TreeModel: lines open, and a click or Enter on the line that says
/// how many more there are shows the next page. The first column takes the width that the others
/// leave, or another one that is named, unless the user has sized it. The menu of a line has
/// lineActions() with the others.
class TreeTable final : public DataTable
{
    Q_OBJECT

public:
    explicit TreeTable(QWidget* parent = nullptr);

    /// Shows a tree that other tables show, too; it must outlive the table.
    explicit TreeTable(TreeModel& tree, QWidget* parent = nullptr);

    TreeModel& tree() { return *m_tree; }
    const TreeModel& tree() const { return *m_tree; }
    LineActions& lineActions() { return *m_lineActions; }

    void fitColumns() override;

    /// The least width of the first column; 140 pixels if this is not called.
    void setNarrowestFirst(int width);
    int narrowestFirst() const { return m_narrowestFirst; }

    /// Gives what is left of the width to @p column in place of the first one.
    void setStretched(int column);
    int stretched() const { return m_stretched; }

    /// Selects the line at @p index, opens what is above it, and brings it to view.
    void reveal(const QModelIndex& index);

Q_SIGNALS:
    /// The current line changed, by mouse or key; never to one that stands for further children.
    void entryCurrent(const tidemark::app::TreeEntry& entry);

    /// A double click or Enter on a line.
    void entryActivated(const tidemark::app::TreeEntry& entry);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void showMore(const QModelIndex& index);
    void stretch();

    TreeModel* m_tree;
    LineActions* m_lineActions;
    int m_narrowestFirst;
    int m_stretched = 0; ///< the column that takes what the others leave
};

} // namespace tidemark::app
