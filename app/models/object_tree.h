// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/heap_tree.h"

namespace tidemark::app
{

/// A tree whose lines are all about an object of one heap, each with its distance and its sizes.
/// Which objects stand under one is left to who derives from it.
class ObjectTree : public HeapTree
{
public:
    enum Column { Name, Distance, Shallow, Retained };

    TreeCell cell(const TreeEntry& entry, int column) const override;
    QString hint(const TreeEntry& entry) const override;

protected:
    /// The lines at the top are what stands under @p object; @p first is what the first column is
    /// called.
    ObjectTree(HeapCells cells, std::uint32_t object, ColumnTitle first);

    /// The entry of an object, reached by @p edge if there is one.
    static TreeEntry objectEntry(std::uint32_t node, std::uint32_t edge = TreeEntry::kNone)
    {
        return {1, 0, node, edge};
    }

    std::uint32_t nodeOf(const TreeEntry& entry) const
    {
        return entry.kind == 0 ? m_object : entry.item;
    }

private:
    std::uint32_t m_object;
};

} // namespace tidemark::app
