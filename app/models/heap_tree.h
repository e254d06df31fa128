// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/heap_cells.h"
#include "app/text/heap_columns.h"

#include <functional>

namespace tidemark::app
{

/// A column of a HeapTree, all of it: what it is called, shows, is sorted by, and its bars.
struct HeapTreeColumn {
    TreeColumn heading;

    /// What lines say that are about no single object, or say something of their own about one.
    std::function<TreeCell(const TreeEntry&)> cell = {};

    /// The figure of objects that the column shows, and that they are ordered by.
    std::optional<NodeKey> figure = {};

    /// How many bytes a bar of the whole cell stands for; no bars where there are none.
    std::optional<double> fullBar = {};

    /// Puts groups of objects in order, equal ones as they were; empty where a tree has none.
    std::function<void(std::vector<std::uint32_t>& groups, bool isDescending)> sort = {};
};

/// Base of the trees over one heap: columns that are described once. Which lines there are, and
/// which of them are about an object, is up to who derives from it.
class HeapTree : public TreeSource
{
public:
    std::vector<TreeColumn> columns() const final;
    std::optional<CellBar> bar(const TreeEntry& entry, int column,
                               const TreeCell& cell) const override;

    const HeapCells& cells() const { return m_cells; }

protected:
    explicit HeapTree(HeapCells cells) : m_cells(std::move(cells)) {}
    HeapTree(const HeapTree&) = delete; // descriptions may refer to the tree
    HeapTree& operator=(const HeapTree&) = delete;

    void setColumns(std::vector<HeapTreeColumn> columns) { m_columns = std::move(columns); }

    const HeapTreeColumn& at(int column) const
    {
        return m_columns[static_cast<std::size_t>(column)];
    }

    /// The description of the column that @p order goes by; null for the source's own order.
    const HeapTreeColumn* columnOf(const TreeOrder& order) const;

    /// What @p order means for objects; none for their names.
    std::optional<NodeOrder> nodeOrder(const TreeOrder& order) const;

    /// A column of text, in the fixed font.
    static TreeColumn codeHeading(ColumnTitle title) { return {std::move(title), false, true}; }

    /// A column of one figure of objects, for a table whose rows are objects or types of them.
    HeapTreeColumn figureColumn(NodeKey figure, HeapRow row) const;

private:
    HeapCells m_cells;
    std::vector<HeapTreeColumn> m_columns;
};

} // namespace tidemark::app
