// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/heap_cells.h"
#include "core/snapshots/type_comparison.h"

#include <array>

namespace tidemark::app
{

/// Two snapshots side by side as one tree: types, the objects that came, went or changed their
/// size, and the fields of these. The tables beside each other show some of its columns each.
///
/// A type with objects of more than one sort (new, deleted, changed in size) opens to a line for
/// each sort, so that a few deleted objects are not behind a hundred pages of new ones.
class ComparisonTree final : public TreeSource
{
public:
    enum Kind : std::uint8_t { Type = 1, Sort, Object, GrownObject, Field };

    /// What TreeEntry::side means here: of an Object or Field the heap that it is in, of a Sort
    /// which of the three.
    enum SideOf : std::uint8_t { Removed, Added, Grown };

    enum Column {
        Name,
        BaseCount,
        BaseShallow,
        BaseRetained,
        New,
        Deleted,
        Delta,
        Allocated,
        Freed,
        SizeDelta,
        InPlace,
        RetainedDelta,
        CurrentCount,
        CurrentShallow,
        CurrentRetained,
        ColumnCount
    };

    /// Shows nothing.
    ComparisonTree() = default;

    /// Shows @p types, places in the comparison of @p table. Each analysis is null until it is
    /// known.
    ComparisonTree(ComparisonTable table, std::vector<std::uint32_t> types,
                   const std::shared_ptr<const HeapAnalysis>& base,
                   const std::shared_ptr<const HeapAnalysis>& current, SizeUnit unit);

    std::size_t typeCount() const { return m_types.size(); }

    /// The object that a line stands for, in the heap where it is; none for other lines.
    struct Place {
        Compared side;
        std::uint32_t node;
    };
    std::optional<Place> objectAt(const TreeEntry& entry) const;

    std::vector<TreeColumn> columns() const override;
    std::size_t childCount(const TreeEntry& parent) const override;
    std::vector<TreeEntry> children(const TreeEntry& parent, const std::optional<TreeEntry>& after,
                                    std::size_t count, const TreeOrder& order) const override;
    std::size_t pageSize(const TreeEntry& parent) const override;
    TreeCell cell(const TreeEntry& entry, int column) const override;
    std::optional<CellBar> bar(const TreeEntry& entry, int column,
                               const TreeCell& cell) const override;
    bool isMuted(const TreeEntry& entry) const override;
    QString hint(const TreeEntry& entry) const override;

private:
    /// The largest changes of a column.
    struct ChangeRange {
        double mostShrunk = 0.0;
        double mostGrown = 0.0;
    };

    const TypeComparison& comparison() const { return *m_table.comparison; }
    const HeapCells& cellsOf(Compared side) const
    {
        return *m_cells[side == Compared::Before ? 0 : 1];
    }
    std::vector<TreeEntry> sortsOf(std::uint32_t type) const;
    std::size_t sizeOf(const TreeEntry& sort) const;
    std::vector<TreeEntry> typeEntries(const std::optional<TreeEntry>& after, std::size_t count,
                                       const TreeOrder& order) const;
    void sortTypes(const TreeOrder& order) const;
    std::vector<TreeEntry> objectsOf(const TreeEntry& sort, const std::optional<TreeEntry>& after,
                                     std::size_t count, const TreeOrder& order) const;
    std::vector<TreeEntry> grownOf(std::uint32_t type, const std::optional<TreeEntry>& after,
                                   std::size_t count, const TreeOrder& order) const;
    TreeCell typeCell(std::uint32_t type, int column) const;
    TreeCell sortCell(const TreeEntry& entry, int column) const;
    TreeCell objectCell(const TreeEntry& entry, int column) const;
    TreeCell retainedDeltaCell(const TreeEntry& entry, const Place& place) const;
    TreeCell fieldCell(const TreeEntry& entry, int column) const;

    ComparisonTable m_table;
    std::vector<std::uint32_t> m_types;
    std::array<std::optional<HeapCells>, 2> m_cells; ///< of A and B; none without a graph
    SizeUnit m_unit = SizeUnit::Binary;
    std::array<ChangeRange, 2> m_ranges;         ///< of size and retained deltas, for their bars
    mutable std::vector<std::uint32_t> m_sorted; ///< m_types in the order asked for last
    mutable std::optional<TreeOrder> m_sortedBy;
};

} // namespace tidemark::app
