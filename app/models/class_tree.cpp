// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/class_tree.h"

#include "app/text/plain_text.h"
#include "core/model/value_column.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace tidemark::app
{

namespace
{

struct ClassTreeText {
    Q_DECLARE_TR_FUNCTIONS(ClassTreeText)
};

/// Sorts rows by what @p keyOf says of them, equal ones as they were.
template <typename KeyOf>
void sortRows(std::vector<std::uint32_t>& rows, bool isDescending, KeyOf keyOf)
{
    std::ranges::stable_sort(rows, [&](std::uint32_t a, std::uint32_t b) {
        return isDescending ? keyOf(b) < keyOf(a) : keyOf(a) < keyOf(b);
    });
}

} // namespace

ClassTree::ClassTree(std::shared_ptr<const TypeListing> listing, const TextFilter& filter,
                     SizeUnit unit)
    : m_listing(std::move(listing)),
      m_cells(m_listing->overview != nullptr
                  ? HeapCells(m_listing->overview, m_listing->analysis, unit)
                  : HeapCells(m_listing->totalBytes, unit))
{
    for (std::uint32_t row = 0; row < m_listing->rows.size(); ++row) {
        if (filter.matches(classOf(row).name)) {
            m_rows.push_back(row);
        }
    }
}

const HeapClass& ClassTree::classOf(std::uint32_t row) const
{
    return m_listing->typeOf(row);
}

std::vector<TreeColumn> ClassTree::columns() const
{
    return {
        {ClassTreeText::tr("Class"), {}, false, true},
        {ClassTreeText::tr("Objects"), {}, true, false},
        {ClassTreeText::tr("Distance"),
         ClassTreeText::tr("Steps from the roots of the program, of the nearest object"), true,
         false},
        {ClassTreeText::tr("Shallow size"), ClassTreeText::tr("Of the objects alone"), true, false},
        {ClassTreeText::tr("Retained size"),
         ClassTreeText::tr("What freeing all of the objects would free"), true, false},
    };
}

std::size_t ClassTree::pageSize(const TreeEntry& parent) const
{
    return parent.kind == 0 ? std::numeric_limits<std::size_t>::max()
                            : TreeSource::pageSize(parent);
}

std::size_t ClassTree::childCount(const TreeEntry& parent) const
{
    switch (parent.kind) {
    case 0:
        return m_rows.size();
    case Class:
        return m_listing->objectsOf(parent.item).size();
    default:
        return m_cells.fieldCount(parent.item);
    }
}

std::vector<TreeEntry> ClassTree::classEntries(const TreeOrder& order) const
{
    std::vector<std::uint32_t> sorted = m_rows;
    const auto& rows = m_listing->rows;
    const auto by = [&](auto keyOf) { sortRows(sorted, order.descending, keyOf); };
    switch (order.column) {
    case Name:
        if (m_listing->nameRanks.empty()) {
            by([&](std::uint32_t row) { return std::string_view(classOf(row).name); });
        } else {
            by([&](std::uint32_t row) { return m_listing->nameRanks[row]; });
        }
        break;
    case Count:
        by([&](std::uint32_t row) { return rows[row].count; });
        break;
    case Distance:
        by([&](std::uint32_t row) { return rows[row].distance; });
        std::ranges::stable_partition(
            sorted, [&](std::uint32_t row) { return isProgramDistance(rows[row].distance); });
        break;
    case Shallow:
        by([&](std::uint32_t row) { return rows[row].shallowBytes; });
        break;
    case Retained: // until they are known, what is known
        by([&](std::uint32_t row) {
            return rows[row].retainedBytes.value_or(rows[row].shallowBytes);
        });
        break;
    default:
        break;
    }
    std::vector<TreeEntry> entries;
    entries.reserve(sorted.size());
    for (const std::uint32_t row : sorted) {
        entries.push_back({Class, 0, row});
    }
    return entries;
}

std::vector<TreeEntry> ClassTree::children(const TreeEntry& parent,
                                           const std::optional<TreeEntry>& after, std::size_t count,
                                           const TreeOrder& order) const
{
    if (parent.kind == 0) {
        return classEntries(order);
    }
    const auto nodeOrder = nodeOrderOf(order, Distance, Shallow, Retained);
    std::vector<TreeEntry> entries;
    if (parent.kind == Class) {
        // By name or by number of objects, members are alike: the ids tell them apart.
        const NodeOrder by = nodeOrder.value_or(NodeOrder{NodeKey::Id, order.descending});
        const auto previous = after ? std::optional(after->item) : std::nullopt;
        for (const std::uint32_t node : nodePage(m_listing->objectsOf(parent.item), by,
                                                 m_cells.nodeColumns(), previous, count)) {
            entries.push_back({Object, 0, node});
        }
    } else {
        const auto previous = after ? std::optional(after->edge) : std::nullopt;
        for (const std::uint32_t edge :
             m_cells.fieldPage(parent.item, previous, count, nodeOrder ? &*nodeOrder : nullptr)) {
            entries.push_back({Field, 0, m_cells.graph().edgeTargets[edge], edge});
        }
    }
    return entries;
}

TreeCell ClassTree::classCell(const ClassRow& row, int column) const
{
    switch (column) {
    case Count:
        return countCell(row.count);
    case Distance:
        return m_listing->overview != nullptr ? distanceCell(row.distance) : unknownCell();
    case Shallow:
        return m_cells.size(static_cast<double>(row.shallowBytes));
    case Retained:
        return m_cells.size(row.retainedBytes ? static_cast<double>(*row.retainedBytes) : kGap);
    default:
        return {
            singleLine(QString::fromStdString(m_listing->classes().classes[row.heapClass].name)),
            {},
            0.0};
    }
}

TreeCell ClassTree::cell(const TreeEntry& entry, int column) const
{
    if (entry.kind == Class) {
        return classCell(m_listing->rows[entry.item], column);
    }
    switch (column) {
    case Count:
        return {};
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

std::optional<CellBar> ClassTree::bar(const TreeEntry& /*entry*/, int column,
                                      const TreeCell& cell) const
{
    return column == Shallow || column == Retained ? std::optional(m_cells.share(cell.number))
                                                   : std::nullopt;
}

QString ClassTree::hint(const TreeEntry& entry) const
{
    return entry.kind == Class ? classPlaceText(classOf(entry.item)) : QString();
}

QString classPlaceText(const HeapClass& heapClass)
{
    if (!heapClass.location) {
        return {};
    }
    return ClassTreeText::tr("%1, made in script %2 at line %3")
        .arg(QString::fromStdString(heapClass.name))
        .arg(heapClass.location->scriptId)
        .arg(heapClass.location->line + 1);
}

} // namespace tidemark::app
