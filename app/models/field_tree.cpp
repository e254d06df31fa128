// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/field_tree.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct FieldTreeText {
    Q_DECLARE_TR_FUNCTIONS(FieldTreeText)
};

} // namespace

FieldTree::FieldTree(HeapCells heap, std::uint32_t object)
    : ObjectTree(
          std::move(heap), object,
          {FieldTreeText::tr("Field"), FieldTreeText::tr("The edge, and the object it leads to")})
{
}

std::size_t FieldTree::childCount(const TreeEntry& parent) const
{
    return cells().fieldCount(nodeOf(parent));
}

std::vector<TreeEntry> FieldTree::children(const TreeEntry& parent,
                                           const std::optional<TreeEntry>& after, std::size_t count,
                                           const TreeOrder& order) const
{
    const auto by = nodeOrder(order);
    const auto previous = after ? std::optional(after->edge) : std::nullopt;
    std::vector<TreeEntry> entries;
    for (const std::uint32_t edge :
         cells().fieldPage(nodeOf(parent), previous, count, by ? &*by : nullptr)) {
        entries.push_back(objectEntry(cells().graph().edgeTargets[edge], edge));
    }
    return entries;
}

bool FieldTree::isMuted(const TreeEntry& entry) const
{
    return cells().graph().edgeTypes[entry.edge] == EdgeType::Weak;
}

} // namespace tidemark::app
