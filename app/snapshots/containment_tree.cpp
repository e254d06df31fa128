// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/snapshots/containment_tree.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct ContainmentTreeText {
    Q_DECLARE_TR_FUNCTIONS(ContainmentTreeText)
};

constexpr std::uint8_t kEdge = 1;

std::optional<NodeOrder> nodeOrder(const TreeOrder& order)
{
    switch (order.column) {
    case ContainmentTree::Distance:
        return NodeOrder{NodeKey::Distance, order.descending};
    case ContainmentTree::Shallow:
        return NodeOrder{NodeKey::Shallow, order.descending};
    case ContainmentTree::Retained:
        return NodeOrder{NodeKey::Retained, order.descending};
    default:
        return {};
    }
}

} // namespace

std::uint32_t ContainmentTree::nodeOf(const TreeEntry& entry) const
{
    return entry.kind == kEdge ? entry.item : m_cells.graph().rootOrdinal;
}

std::vector<TreeColumn> ContainmentTree::columns() const
{
    return {
        {ContainmentTreeText::tr("Object"), {}, false, true},
        {ContainmentTreeText::tr("Distance"),
         ContainmentTreeText::tr("Steps from the roots of the program"), true, false},
        {ContainmentTreeText::tr("Shallow size"), ContainmentTreeText::tr("Of the object alone"),
         true, false},
        {ContainmentTreeText::tr("Retained size"),
         ContainmentTreeText::tr("What freeing the object would free"), true, false},
    };
}

std::size_t ContainmentTree::childCount(const TreeEntry& parent) const
{
    return m_cells.fieldCount(nodeOf(parent));
}

std::vector<TreeEntry> ContainmentTree::children(const TreeEntry& parent,
                                                 const std::optional<TreeEntry>& after,
                                                 std::size_t count, const TreeOrder& order) const
{
    const auto by = nodeOrder(order);
    const auto previous = after ? std::optional(after->edge) : std::nullopt;
    std::vector<TreeEntry> entries;
    for (const std::uint32_t edge :
         m_cells.fieldPage(nodeOf(parent), previous, count, by ? &*by : nullptr)) {
        entries.push_back({kEdge, 0, m_cells.graph().edgeTargets[edge], edge});
    }
    return entries;
}

TreeCell ContainmentTree::cell(const TreeEntry& entry, int column) const
{
    switch (column) {
    case Distance:
        return m_cells.distance(entry.item);
    case Shallow:
        return m_cells.shallow(entry.item);
    case Retained:
        return m_cells.retained(entry.item);
    default:
        return m_cells.name(entry.item, entry.edge);
    }
}

std::optional<CellBar> ContainmentTree::bar(const TreeEntry& /*entry*/, int column,
                                            const TreeCell& cell) const
{
    return column == Shallow || column == Retained ? std::optional(m_cells.share(cell.number))
                                                   : std::nullopt;
}

bool ContainmentTree::isMuted(const TreeEntry& entry) const
{
    return m_cells.graph().edgeTypes[entry.edge] == EdgeType::Weak;
}

} // namespace tidemark::app
