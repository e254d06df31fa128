// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/group_tree.h"

#include "app/models/object_card.h"

#include <limits>

namespace tidemark::app
{

std::size_t GroupTree::childCount(const TreeEntry& parent) const
{
    switch (parent.kind) {
    case 0:
        return groups().size();
    case Group:
        return members(parent.item).size();
    default:
        return linkCount(parent.item);
    }
}

/// All groups at once: a list of one kind is searched by scrolling.
std::size_t GroupTree::pageSize(const TreeEntry& parent) const
{
    return parent.kind == 0 ? std::numeric_limits<std::size_t>::max()
                            : TreeSource::pageSize(parent);
}

std::vector<TreeEntry> GroupTree::children(const TreeEntry& parent,
                                           const std::optional<TreeEntry>& after, std::size_t count,
                                           const TreeOrder& order) const
{
    const auto by = nodeOrder(order);
    if (parent.kind >= Object) {
        return links(parent, after, count, by ? &*by : nullptr);
    }
    std::vector<std::uint32_t> items;
    if (parent.kind == 0) {
        items = groups();
        if (const HeapTreeColumn* const column = columnOf(order)) {
            column->sort(items, order.descending);
        }
    } else {
        items =
            nodePage(members(parent.item), by.value_or(usualOrder(order)), cells().nodeColumns(),
                     after ? std::optional(after->item) : std::nullopt, count);
    }
    std::vector<TreeEntry> entries;
    entries.reserve(items.size());
    for (const std::uint32_t item : items) {
        entries.push_back({parent.kind == 0 ? Group : Object, 0, item});
    }
    return entries;
}

std::size_t GroupTree::linkCount(std::uint32_t node) const
{
    return cells().fieldCount(node);
}

std::vector<TreeEntry> GroupTree::links(const TreeEntry& parent,
                                        const std::optional<TreeEntry>& after, std::size_t count,
                                        const NodeOrder* order) const
{
    std::vector<TreeEntry> entries;
    for (const std::uint32_t edge : cells().fieldPage(
             parent.item, after ? std::optional(after->edge) : std::nullopt, count, order)) {
        entries.push_back({Link, 0, cells().graph().edgeTargets[edge], edge});
    }
    return entries;
}

TreeCell GroupTree::linkName(const TreeEntry& entry) const
{
    return cells().name(entry.item, entry.edge);
}

TreeCell GroupTree::cell(const TreeEntry& entry, int column) const
{
    if (entry.kind == Group) {
        return at(column).cell(entry);
    }
    if (column == 0) {
        return entry.kind == Link ? linkName(entry) : cells().name(entry.item);
    }
    const auto figure = at(column).figure;
    return figure ? cells().figure(*figure, entry.item) : TreeCell{};
}

QString GroupTree::hint(const TreeEntry& entry) const
{
    return entry.kind == Group ? groupHint(entry.item) : objectCard(cells(), entry.item);
}

std::optional<CellBar> GroupTree::bar(const TreeEntry& entry, int column,
                                      const TreeCell& cell) const
{
    const bool isSaid = entry.kind == Group || at(column).figure;
    return isSaid ? HeapTree::bar(entry, column, cell) : std::nullopt;
}

} // namespace tidemark::app
