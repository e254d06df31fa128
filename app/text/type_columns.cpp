// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/type_columns.h"

#include "app/text/figure_columns.h"
#include "app/text/file_text.h"
#include "app/text/heap_columns.h"
#include "app/text/listing_text.h"
#include "core/heap/distances.h"

namespace tidemark::app
{

namespace
{

constexpr qsizetype kTypeNameLimit = 60;

/// Only steps from what the program itself holds are counted for people.
QString distanceText(const std::optional<std::int32_t>& distance)
{
    const bool isUsers = distance && *distance >= 0 && *distance < kSystemDistance;
    return isUsers ? countText(std::int64_t{*distance}) : unknownText();
}

std::int64_t countDeltaOf(const TypeChange& change)
{
    return change.addedCount - change.removedCount;
}

TableColumn<NamedChange> countOf(HeapColumn column, std::int64_t TypeChange::*count)
{
    return countColumn<NamedChange>(columnTitle(column),
                                    [count](const NamedChange& row) { return row.change.*count; });
}

TableColumn<NamedChange> bytesOf(HeapColumn column, std::int64_t TypeChange::*bytes, SizeUnit unit)
{
    return sizeColumn<NamedChange>(columnTitle(column), unit, [bytes](const NamedChange& row) {
        return static_cast<double>(row.change.*bytes);
    });
}

} // namespace

TableColumns<std::uint32_t> typeColumns(const TypeListing& listing, SizeUnit unit)
{
    using Row = std::uint32_t;
    const HeapRow kind = rowsOf(listing);
    return {TableColumn<Row>(
                columnTitle(HeapColumn::Type, kind),
                [&](Row row) { return fileText(listing.typeOf(row).name, kTypeNameLimit); }),
            countColumn<Row>(columnTitle(HeapColumn::Objects, kind),
                             [&](Row row) { return listing.rows[row].count; }),
            TableColumn<Row>(columnTitle(HeapColumn::Distance),
                             [&](Row row) { return distanceText(listing.distanceOf(row)); })
                .withNumber([&](Row row) { return figureOrGap(listing.distanceOf(row)); }),
            sizeColumn<Row>(
                columnTitle(HeapColumn::ShallowSize), unit,
                [&](Row row) { return static_cast<double>(listing.rows[row].shallowBytes); }),
            sizeColumn<Row>(columnTitle(HeapColumn::RetainedSize), unit,
                            [&](Row row) { return figureOrGap(listing.rows[row].retainedBytes); })};
}

NamedChange namedChangeOf(const ComparisonTable& table, std::size_t type)
{
    const ComparedType& row = table.comparison->types[type];
    return {fileText(row.heapClass.name, kTypeNameLimit), row.netChange(), row.sizeDelta(),
            table.retainedDelta(type)};
}

TableColumns<NamedChange> changeColumns(const ComparisonTable& table, SizeUnit unit)
{
    const TypeComparison& comparison = *table.comparison;
    using Column = TableColumn<NamedChange>;
    const HeapRow kind = comparison.areSites ? HeapRow::Site : HeapRow::Type;
    const bool isRecorded = comparison.matching == Matching::Recorded;
    const bool isByObject = comparison.isByObject();
    const auto grown = [](const NamedChange& row) {
        return static_cast<double>(row.change.grownBytes);
    };
    TableColumns<NamedChange> columns{
        Column(columnTitle(HeapColumn::Type, kind),
               [](const NamedChange& row) { return row.name; }),
        countOf(HeapColumn::New, &TypeChange::addedCount),
        countOf(HeapColumn::Deleted, &TypeChange::removedCount),
        Column(columnTitle(HeapColumn::CountDelta), [](const NamedChange& row) {
            return signedCountText(countDeltaOf(row.change));
        }).withNumber([](const NamedChange& row) {
            return static_cast<double>(countDeltaOf(row.change));
        })};
    if (!isRecorded) {
        columns.push_back(bytesOf(HeapColumn::AllocatedSize, &TypeChange::addedBytes, unit));
        columns.push_back(bytesOf(HeapColumn::FreedSize, &TypeChange::removedBytes, unit));
    }
    columns.push_back(sizeChangeColumn<NamedChange>(
        columnTitle(HeapColumn::SizeDelta), unit,
        [](const NamedChange& row) { return static_cast<double>(row.sizeDelta); }));
    if (!isRecorded) {
        columns.push_back(
            Column(columnTitle(HeapColumn::GrownInPlace), [=](const NamedChange& row) {
                return isByObject ? signedSizeText(grown(row), unit) : unknownText();
            }).withNumber(grown));
    }
    if (table.beforeRetained != nullptr && table.afterRetained != nullptr) {
        columns.push_back(
            Column(columnTitle(HeapColumn::RetainedDelta), [unit](const NamedChange& row) {
                return row.retainedDelta ? signedSizeText(figureOrGap(row.retainedDelta), unit)
                                         : QString();
            }).withNumber([](const NamedChange& row) { return figureOrGap(row.retainedDelta); }));
    }
    return columns;
}

} // namespace tidemark::app
