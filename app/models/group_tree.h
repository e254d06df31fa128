// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/heap_tree.h"
#include "app/text/figure_columns.h"

#include <algorithm>
#include <span>

namespace tidemark::app
{

/// Groups of objects of one heap as a tree: groups, the objects of each, the fields of each object.
/// What the groups are is up to who derives from it, and describes the columns of their figures;
/// objects and fields fill those that show a figure of objects.
class GroupTree : public HeapTree
{
public:
    enum Kind : std::uint8_t { Group = 1, Object, Link };

    std::size_t childCount(const TreeEntry& parent) const final;
    std::vector<TreeEntry> children(const TreeEntry& parent, const std::optional<TreeEntry>& after,
                                    std::size_t count, const TreeOrder& order) const final;
    std::size_t pageSize(const TreeEntry& parent) const final;
    TreeCell cell(const TreeEntry& entry, int column) const final;
    std::optional<CellBar> bar(const TreeEntry& entry, int column,
                               const TreeCell& cell) const final;

    /// The card of an object, or what is said of a group.
    QString hint(const TreeEntry& entry) const final;

protected:
    explicit GroupTree(HeapCells cells) : HeapTree(std::move(cells)) {}

    /// The groups that are shown, in no order.
    virtual const std::vector<std::uint32_t>& groups() const = 0;

    virtual std::span<const std::uint32_t> members(std::uint32_t group) const = 0;

    virtual QString groupHint(std::uint32_t /*group*/) const { return {}; }

    /// How objects stand whose column has no figure of theirs.
    virtual NodeOrder usualOrder(const TreeOrder& order) const = 0;

    /// What opens under an object, and under what opened there: its fields.
    virtual std::size_t linkCount(std::uint32_t node) const;
    virtual std::vector<TreeEntry> links(const TreeEntry& parent,
                                         const std::optional<TreeEntry>& after, std::size_t count,
                                         const NodeOrder* order) const;
    virtual TreeCell linkName(const TreeEntry& entry) const;

    /// A column of what @p cellOf says of a group, sorted by what @p keyOf says of it. That is
    /// called for each comparison of two groups, so it only looks something up.
    template <typename CellOf, typename KeyOf>
    static HeapTreeColumn groupColumn(TreeColumn heading, CellOf cellOf, KeyOf keyOf)
    {
        HeapTreeColumn column{std::move(heading)};
        column.cell = [cellOf](const TreeEntry& entry) { return cellOf(entry.item); };
        column.sort = [keyOf](std::vector<std::uint32_t>& groups, bool isDescending) {
            sortBy(groups, isDescending, keyOf);
        };
        return column;
    }

    /// A column of numbers of things.
    template <typename CountOf>
    static HeapTreeColumn countColumn(ColumnTitle title, CountOf countOf)
    {
        return groupColumn(
            {std::move(title), true},
            [countOf](std::uint32_t group) { return countCell(countOf(group)); }, countOf);
    }

    /// A column of sizes in bytes.
    template <typename BytesOf>
    HeapTreeColumn sizeColumn(const ColumnTitle& title, BytesOf bytesOf) const
    {
        return groupColumn(
            {title.in(kBytesName), true},
            [cells = cells(), bytesOf](std::uint32_t group) {
                return cells.size(static_cast<double>(bytesOf(group)));
            },
            bytesOf);
    }

    /// The same for the sizes of a type, shallow or retained, which its objects have as well.
    template <typename BytesOf>
    HeapTreeColumn sizeColumn(NodeKey figure, BytesOf bytesOf) const
    {
        return withFigure(sizeColumn(ColumnTitle(), bytesOf), figure);
    }

    /// The distance of the nearest object of a type. What only the engine holds stands last.
    template <typename DistanceOf>
    HeapTreeColumn distanceColumn(DistanceOf distanceOf) const
    {
        HeapTreeColumn column = withFigure(
            groupColumn(
                {}, [distanceOf](std::uint32_t group) { return distanceCell(distanceOf(group)); },
                distanceOf),
            NodeKey::Distance);
        column.sort = [sort = column.sort, distanceOf](std::vector<std::uint32_t>& groups,
                                                       bool isDescending) {
            sort(groups, isDescending);
            std::ranges::stable_partition(
                groups, [&](std::uint32_t group) { return isProgramDistance(distanceOf(group)); });
        };
        return column;
    }

    /// Makes @p column also show a figure of objects, with its title and bars.
    HeapTreeColumn withFigure(HeapTreeColumn column, NodeKey figure) const
    {
        HeapTreeColumn shown = figureColumn(figure, HeapRow::Type);
        shown.cell = std::move(column.cell);
        shown.sort = std::move(column.sort);
        return shown;
    }

    /// Sorts by what @p keyOf says of each, equal ones as they were.
    template <typename KeyOf>
    static void sortBy(std::vector<std::uint32_t>& groups, bool isDescending, const KeyOf& keyOf)
    {
        std::ranges::stable_sort(groups, [&](std::uint32_t a, std::uint32_t b) {
            return isDescending ? keyOf(b) < keyOf(a) : keyOf(a) < keyOf(b);
        });
    }
};

} // namespace tidemark::app
