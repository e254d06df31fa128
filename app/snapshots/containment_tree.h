// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/heap_cells.h"

namespace tidemark::app
{

/// A heap from its root: what each object's edges lead to, all of them as DevTools shows them.
class ContainmentTree final : public TreeSource
{
public:
    enum Column { Name, Distance, Shallow, Retained };

    explicit ContainmentTree(HeapCells cells) : m_cells(std::move(cells)) {}

    std::vector<TreeColumn> columns() const override;
    std::size_t childCount(const TreeEntry& parent) const override;
    std::vector<TreeEntry> children(const TreeEntry& parent, const std::optional<TreeEntry>& after,
                                    std::size_t count, const TreeOrder& order) const override;
    TreeCell cell(const TreeEntry& entry, int column) const override;
    std::optional<CellBar> bar(const TreeEntry& entry, int column,
                               const TreeCell& cell) const override;

    /// Weak edges hold nothing.
    bool isMuted(const TreeEntry& entry) const override;

private:
    std::uint32_t nodeOf(const TreeEntry& entry) const;

    HeapCells m_cells;
};

} // namespace tidemark::app
