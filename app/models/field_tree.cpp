// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/field_tree.h"

#include "app/models/object_card.h"
#include "core/heap/object_fields.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct FieldTreeText {
    Q_DECLARE_TR_FUNCTIONS(FieldTreeText)
};

} // namespace

FieldTree::FieldTree(HeapCells heap, std::uint32_t object, FieldKind fields)
    : HeapTree(std::move(heap)),
      m_object(object),
      m_kind(fields)
{
    HeapTreeColumn name{codeHeading({FieldTreeText::tr("Field"), FieldTreeText::tr("The edge")})};
    name.cell = [this](const TreeEntry& entry) { return cells().edge(entry.edge); };
    HeapTreeColumn value{
        codeHeading({FieldTreeText::tr("Value"), FieldTreeText::tr("The object it leads to")})};
    value.cell = [this](const TreeEntry& entry) { return cells().name(entry.item); };
    setColumns({std::move(name), std::move(value), figureColumn(NodeKey::Distance, HeapRow::Object),
                figureColumn(NodeKey::Shallow, HeapRow::Object),
                figureColumn(NodeKey::Retained, HeapRow::Object)});
}

const std::vector<std::uint32_t>& FieldTree::fields(std::uint32_t node) const
{
    const auto [place, isNew] = m_fields.try_emplace(node);
    if (isNew) {
        place->second = fieldsOf(cells().graph(), node);
    }
    return place->second;
}

/// Of one that has edges some are always shown.
bool FieldTree::hasChildren(const TreeEntry& parent) const
{
    return cells().fieldCount(nodeOf(parent)) > 0;
}

std::size_t FieldTree::childCount(const TreeEntry& parent) const
{
    const std::uint32_t node = nodeOf(parent);
    return m_kind == FieldKind::All ? cells().fieldCount(node) : fields(node).size();
}

std::vector<TreeEntry> FieldTree::children(const TreeEntry& parent,
                                           const std::optional<TreeEntry>& after, std::size_t count,
                                           const TreeOrder& order) const
{
    const auto by = nodeOrder(order);
    const NodeOrder* const known = by ? &*by : nullptr;
    const auto previous = after ? std::optional(after->edge) : std::nullopt;
    const std::uint32_t node = nodeOf(parent);
    const std::vector<std::uint32_t> page =
        m_kind == FieldKind::All ? cells().fieldPage(node, previous, count, known)
                                 : cells().fieldPage(fields(node), previous, count, known);
    std::vector<TreeEntry> entries;
    entries.reserve(page.size());
    for (const std::uint32_t edge : page) {
        entries.push_back({1, 0, cells().graph().edgeTargets[edge], edge});
    }
    return entries;
}

QString FieldTree::hint(const TreeEntry& entry) const
{
    return objectCard(cells(), entry.item);
}

TreeCell FieldTree::cell(const TreeEntry& entry, int column) const
{
    const HeapTreeColumn& shown = at(column);
    return shown.cell ? shown.cell(entry) : cells().figure(*shown.figure, entry.item);
}

bool FieldTree::isMuted(const TreeEntry& entry) const
{
    return cells().graph().edgeTypes[entry.edge] == EdgeType::Weak;
}

} // namespace tidemark::app
