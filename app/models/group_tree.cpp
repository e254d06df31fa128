// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/group_tree.h"

#include <limits>

namespace tidemark::app
{

GroupTree::GroupTree(HeapCells cells, FigureColumns columns, NodeOrder usual)
    : m_cells(std::move(cells)),
      m_columns(columns),
      m_usual(usual)
{
}

std::optional<NodeOrder> GroupTree::nodeOrder(const TreeOrder& order) const
{
    if (order.column == m_columns.distance) {
        return NodeOrder{NodeKey::Distance, order.descending};
    }
    if (order.column == m_columns.shallow) {
        return NodeOrder{NodeKey::Shallow, order.descending};
    }
    if (order.column == m_columns.retained) {
        return NodeOrder{NodeKey::Retained, order.descending};
    }
    return {};
}

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
        sort(items, order);
    } else {
        const NodeColumns columns = m_cells.analysis() != nullptr ? NodeColumns(*m_cells.analysis())
                                                                  : NodeColumns(m_cells.overview());
        items = nodePage(members(parent.item), by.value_or(m_usual), columns,
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
    return m_cells.fieldCount(node);
}

std::vector<TreeEntry> GroupTree::links(const TreeEntry& parent,
                                        const std::optional<TreeEntry>& after, std::size_t count,
                                        const NodeOrder* order) const
{
    std::vector<TreeEntry> entries;
    for (const std::uint32_t edge : m_cells.fieldPage(
             parent.item, after ? std::optional(after->edge) : std::nullopt, count, order)) {
        entries.push_back({Link, 0, m_cells.graph().edgeTargets[edge], edge});
    }
    return entries;
}

TreeCell GroupTree::linkName(const TreeEntry& entry) const
{
    return m_cells.name(entry.item, entry.edge);
}

TreeCell GroupTree::cell(const TreeEntry& entry, int column) const
{
    if (entry.kind == Group) {
        return groupCell(entry.item, column);
    }
    if (column == 0) {
        return entry.kind == Link ? linkName(entry) : m_cells.name(entry.item);
    }
    if (column == m_columns.distance) {
        return m_cells.distance(entry.item);
    }
    if (column == m_columns.shallow) {
        return m_cells.shallow(entry.item);
    }
    return column == m_columns.retained ? m_cells.retained(entry.item) : TreeCell{};
}

std::optional<CellBar> GroupTree::bar(const TreeEntry& /*entry*/, int column,
                                      const TreeCell& cell) const
{
    return column == m_columns.shallow || column == m_columns.retained
               ? std::optional(m_cells.share(cell.number))
               : std::nullopt;
}

} // namespace tidemark::app
