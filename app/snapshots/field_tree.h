// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/heap_cells.h"

namespace tidemark::app
{

/// The fields of one object, each opening to those of the object it leads to.
class FieldTree final : public TreeSource
{
public:
    enum Kind : std::uint8_t { Field = 1 };
    enum Column { Name, Distance, Shallow, Retained };

    FieldTree(const HeapCells& cells, std::uint32_t object);

    std::vector<TreeColumn> columns() const override;
    std::size_t childCount(const TreeEntry& parent) const override;
    std::vector<TreeEntry> children(const TreeEntry& parent, const std::optional<TreeEntry>& after,
                                    std::size_t count, const TreeOrder& order) const override;
    TreeCell cell(const TreeEntry& entry, int column) const override;
    std::optional<CellBar> bar(const TreeEntry& entry, int column,
                               const TreeCell& cell) const override;

private:
    std::uint32_t nodeOf(const TreeEntry& entry) const;

    HeapCells m_cells;
    std::uint32_t m_object;
};

} // namespace tidemark::app
