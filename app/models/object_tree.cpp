// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/object_tree.h"

#include "app/models/object_card.h"

namespace tidemark::app
{

ObjectTree::ObjectTree(HeapCells heap, std::uint32_t object, ColumnTitle first)
    : HeapTree(std::move(heap)),
      m_object(object)
{
    setColumns({{codeHeading(std::move(first))},
                figureColumn(NodeKey::Distance, HeapRow::Object),
                figureColumn(NodeKey::Shallow, HeapRow::Object),
                figureColumn(NodeKey::Retained, HeapRow::Object)});
}

QString ObjectTree::hint(const TreeEntry& entry) const
{
    return objectCard(cells(), entry.item);
}

TreeCell ObjectTree::cell(const TreeEntry& entry, int column) const
{
    const auto figure = at(column).figure;
    return figure ? cells().figure(*figure, entry.item) : cells().name(entry.item, entry.edge);
}

} // namespace tidemark::app
