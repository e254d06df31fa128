// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/heap_cells.h"

#include <algorithm>
#include <span>

namespace tidemark::app
{

/// In which columns the figures of objects stand.
struct FigureColumns {
    static constexpr int kNone = -2; ///< no column, nor the order without one

    int distance = kNone;
    int shallow = kNone;
    int retained = kNone;
};

/// Groups of objects of one heap as a tree: groups, the objects of each, the fields of each object.
/// What the groups are, and their cells, is up to who derives from it.
class GroupTree : public TreeSource
{
public:
    enum Kind : std::uint8_t { Group = 1, Object, Link };

    std::size_t childCount(const TreeEntry& parent) const final;
    std::vector<TreeEntry> children(const TreeEntry& parent, const std::optional<TreeEntry>& after,
                                    std::size_t count, const TreeOrder& order) const final;
    std::size_t pageSize(const TreeEntry& parent) const final;
    TreeCell cell(const TreeEntry& entry, int column) const final;
    std::optional<CellBar> bar(const TreeEntry& entry, int column,
                               const TreeCell& cell) const override;

protected:
    /// Objects stand in @p usual order where their columns say nothing else.
    GroupTree(HeapCells cells, FigureColumns columns, NodeOrder usual);

    const HeapCells& cells() const { return m_cells; }

    /// The groups that are shown, in no order.
    virtual const std::vector<std::uint32_t>& groups() const = 0;

    /// Puts groups in order; leaves them as they are for a column that says nothing.
    virtual void sort(std::vector<std::uint32_t>& groups, const TreeOrder& order) const = 0;

    virtual std::span<const std::uint32_t> members(std::uint32_t group) const = 0;
    virtual TreeCell groupCell(std::uint32_t group, int column) const = 0;

    /// What opens under an object, and under what opened there: its fields.
    virtual std::size_t linkCount(std::uint32_t node) const;
    virtual std::vector<TreeEntry> links(const TreeEntry& parent,
                                         const std::optional<TreeEntry>& after, std::size_t count,
                                         const NodeOrder* order) const;
    virtual TreeCell linkName(const TreeEntry& entry) const;

    /// Sorts by what @p keyOf says of each, equal ones as they were.
    template <typename KeyOf>
    static void sortBy(std::vector<std::uint32_t>& groups, const TreeOrder& order, KeyOf keyOf)
    {
        std::ranges::stable_sort(groups, [&](std::uint32_t a, std::uint32_t b) {
            return order.descending ? keyOf(b) < keyOf(a) : keyOf(a) < keyOf(b);
        });
    }

private:
    std::optional<NodeOrder> nodeOrder(const TreeOrder& order) const;

    HeapCells m_cells;
    FigureColumns m_columns;
    NodeOrder m_usual;
};

} // namespace tidemark::app
