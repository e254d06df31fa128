// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/object_tree.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct ObjectTreeText {
    Q_DECLARE_TR_FUNCTIONS(ObjectTreeText)
};

} // namespace

std::vector<TreeColumn> ObjectTree::columns() const
{
    return {
        firstColumn(),
        {ObjectTreeText::tr("Distance"), ObjectTreeText::tr("Steps from the roots of the program"),
         true, false},
        {ObjectTreeText::tr("Shallow size"), ObjectTreeText::tr("Of the object alone"), true,
         false},
        {ObjectTreeText::tr("Retained size"),
         ObjectTreeText::tr("What freeing the object would free"), true, false},
    };
}

TreeCell ObjectTree::cell(const TreeEntry& entry, int column) const
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

std::optional<CellBar> ObjectTree::bar(const TreeEntry& /*entry*/, int column,
                                       const TreeCell& cell) const
{
    return column == Shallow || column == Retained ? std::optional(m_cells.share(cell.number))
                                                   : std::nullopt;
}

} // namespace tidemark::app
