// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/widgets/tree_table.h"

#include <vector>

namespace tidemark::app
{

/// Makes tables that stand beside each other over one TreeModel act as one: a line that is
/// selected, opened, sorted or scrolled to in one of them is so in all. Only the last one shows a
/// vertical scroll bar; all have a horizontal one if any needs it, so that lines stay level.
class LinkedTables final : public QObject
{
    Q_OBJECT

public:
    /// From left to right, at least one; they must outlive it.
    explicit LinkedTables(std::vector<TreeTable*> tables, QObject* parent = nullptr);

private:
    void linkScrolling(TreeTable& table);
    void linkOpening(TreeTable& table);
    void linkSorting(TreeTable& table);
    void levelScrollBars();

    std::vector<TreeTable*> m_tables;
};

} // namespace tidemark::app
