// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/heap_cells.h"

namespace tidemark::app
{

/// A tree of objects of one heap, each with its distance and its sizes. Which objects stand under
/// one, and what the first column is called, is left to who derives from it.
class ObjectTree : public TreeSource
{
public:
    enum Column { Name, Distance, Shallow, Retained };

    std::vector<TreeColumn> columns() const override;
    TreeCell cell(const TreeEntry& entry, int column) const override;
    std::optional<CellBar> bar(const TreeEntry& entry, int column,
                               const TreeCell& cell) const override;

protected:
    /// The lines at the top are what stands under @p object.
    ObjectTree(HeapCells cells, std::uint32_t object) : m_cells(std::move(cells)), m_object(object)
    {
    }

    /// The entry of an object, reached by @p edge if there is one.
    static TreeEntry objectEntry(std::uint32_t node, std::uint32_t edge = TreeEntry::kNone)
    {
        return {1, 0, node, edge};
    }

    const HeapCells& cells() const { return m_cells; }
    std::uint32_t nodeOf(const TreeEntry& entry) const
    {
        return entry.kind == 0 ? m_object : entry.item;
    }

    /// What a column's order means for objects; none for their names.
    static std::optional<NodeOrder> nodeOrder(const TreeOrder& order)
    {
        return nodeOrderOf(order, Distance, Shallow, Retained);
    }

private:
    virtual TreeColumn firstColumn() const = 0;

    HeapCells m_cells;
    std::uint32_t m_object;
};

} // namespace tidemark::app
