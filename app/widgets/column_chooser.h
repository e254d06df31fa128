// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/widgets/tree_table.h"

#include <vector>

class QMenu;

namespace tidemark::app
{

/// Which columns a table shows: those that fit beside the first, the important ones first, until
/// the user chooses from the menu of the table's titles. Other columns of the model are hidden. A
/// child of the table.
class ColumnChooser final : public QObject
{
    Q_OBJECT

public:
    /// @p columns without the first, the most important first.
    ColumnChooser(TreeTable& table, std::vector<int> columns);

    /// Has the first column hidden where less than @p least pixels are left for it: for a table
    /// whose lines are named beside it.
    void setFirstOptional(int least);

    /// How wide the columns but the first are that fit() wants to show.
    int wantedWidth() const;

    /// Looks again at what fits; to be called when the texts are others.
    void fit();

    /// Shows a column or hides it, as the user says; from then on fit() changes nothing.
    void choose(int column, bool isShown);

    /// Lists the columns with a mark at those that are shown.
    void fillMenu(QMenu& menu);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    int widthOf(int column) const;

    TreeTable& m_table;
    std::vector<int> m_columns;
    int m_leastFirst = 0;    ///< pixels; 0: the first column is always there
    bool m_isChosen = false; ///< by the user
};

} // namespace tidemark::app
