// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/type_tree.h"

#include "app/text/listing_text.h"
#include "app/text/plain_text.h"
#include "core/model/value_column.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct TypeTreeText {
    Q_DECLARE_TR_FUNCTIONS(TypeTreeText)
};

} // namespace

TypeTree::TypeTree(std::shared_ptr<const TypeListing> listing, const TextFilter& filter,
                   SizeUnit unit)
    : GroupTree(listing->overview != nullptr ? HeapCells(listing->overview, listing->analysis, unit)
                                             : HeapCells(listing->totalBytes, unit)),
      m_listing(std::move(listing))
{
    for (std::uint32_t row = 0; row < m_listing->rows.size(); ++row) {
        if (filter.matches(m_listing->typeOf(row).name)) {
            m_rows.push_back(row);
        }
    }
    describeColumns();
}

void TypeTree::describeColumns()
{
    const TypeListing& all = *m_listing;
    const std::span<const ClassRow> rows = all.rows;
    const auto name = [&all](std::uint32_t row) {
        return TreeCell{singleLine(QString::fromStdString(all.typeOf(row).name)), {}, 0.0};
    };
    const HeapRow kind = rowsOf(all);
    const TreeColumn nameHeading = codeHeading(columnTitle(HeapColumn::Type, kind));
    HeapTreeColumn distance =
        distanceColumn([rows](std::uint32_t row) { return rows[row].distance; });
    if (all.overview == nullptr) {
        distance.cell = [](const TreeEntry&) { return unknownCell(); };
    }
    // Until what a type retains is known, it stands where its own size belongs.
    const auto retainedKey = [rows](std::uint32_t row) {
        return rows[row].retainedBytes.value_or(rows[row].shallowBytes);
    };
    const auto retainedCell = [rows, cells = cells()](std::uint32_t row) {
        const auto& bytes = rows[row].retainedBytes;
        return cells.size(bytes ? static_cast<double>(*bytes) : kGap);
    };
    setColumns(
        {all.nameRanks.empty() ? groupColumn(nameHeading, name,
                                             [&all](std::uint32_t row) {
                                                 return std::string_view(all.typeOf(row).name);
                                             })
                               : groupColumn(nameHeading, name,
                                             [ranks = std::span(all.nameRanks)](std::uint32_t row) {
                                                 return ranks[row];
                                             }),
         countColumn(columnTitle(HeapColumn::Objects, kind),
                     [rows](std::uint32_t row) { return rows[row].count; }),
         std::move(distance),
         sizeColumn(NodeKey::Shallow, [rows](std::uint32_t row) { return rows[row].shallowBytes; }),
         withFigure(groupColumn({}, retainedCell, retainedKey), NodeKey::Retained)});
}

std::span<const std::uint32_t> TypeTree::members(std::uint32_t group) const
{
    return m_listing->objectsOf(group);
}

/// By name or by number of objects, members are alike: the ids tell them apart.
NodeOrder TypeTree::usualOrder(const TreeOrder& order) const
{
    return {NodeKey::Id, order.descending};
}

QString TypeTree::groupHint(std::uint32_t group) const
{
    return classPlaceText(m_listing->typeOf(group));
}

QString classPlaceText(const HeapClass& heapClass)
{
    if (!heapClass.location) {
        return {};
    }
    return TypeTreeText::tr("%1, made in script %2 at line %3")
        .arg(QString::fromStdString(heapClass.name))
        .arg(heapClass.location->scriptId)
        .arg(heapClass.location->line + 1);
}

} // namespace tidemark::app
