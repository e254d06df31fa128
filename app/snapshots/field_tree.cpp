// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/snapshots/field_tree.h"

#include "app/snapshots/class_tree.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct FieldTreeText {
    Q_DECLARE_TR_FUNCTIONS(FieldTreeText)
};

} // namespace

FieldTree::FieldTree(const HeapCells& cells, std::uint32_t object)
    : m_cells(cells),
      m_object(object)
{
}

std::uint32_t FieldTree::nodeOf(const TreeEntry& entry) const
{
    return entry.kind == 0 ? m_object : entry.item;
}

std::vector<TreeColumn> FieldTree::columns() const
{
    return {
        {FieldTreeText::tr("Field"), FieldTreeText::tr("The edge, and the object it leads to"),
         false, true},
        {FieldTreeText::tr("Distance"), FieldTreeText::tr("Steps from the roots of the program"),
         true, false},
        {FieldTreeText::tr("Shallow size"), FieldTreeText::tr("Of the object alone"), true, false},
        {FieldTreeText::tr("Retained size"),
         FieldTreeText::tr("What freeing the object would free"), true, false},
    };
}

std::size_t FieldTree::childCount(const TreeEntry& parent) const
{
    return m_cells.fieldCount(nodeOf(parent));
}

std::vector<TreeEntry> FieldTree::children(const TreeEntry& parent,
                                           const std::optional<TreeEntry>& after, std::size_t count,
                                           const TreeOrder& order) const
{
    const auto by = nodeOrderOf(order, Distance, Shallow, Retained);
    const auto previous = after ? std::optional(after->edge) : std::nullopt;
    std::vector<TreeEntry> entries;
    for (const std::uint32_t edge :
         m_cells.fieldPage(nodeOf(parent), previous, count, by ? &*by : nullptr)) {
        entries.push_back({Field, 0, m_cells.graph().edgeTargets[edge], edge});
    }
    return entries;
}

TreeCell FieldTree::cell(const TreeEntry& entry, int column) const
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

std::optional<CellBar> FieldTree::bar(const TreeEntry& /*entry*/, int column,
                                      const TreeCell& cell) const
{
    return column == Shallow || column == Retained ? std::optional(m_cells.share(cell.number))
                                                   : std::nullopt;
}

} // namespace tidemark::app
