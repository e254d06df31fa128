// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/comparison_table.h"

#include "app/cli/json_printer.h"
#include "app/cli/text_table.h"
#include "app/text/figure_columns.h"
#include "app/text/file_text.h"
#include "app/text/heap_columns.h"

#include <QCoreApplication>
#include <QLocale>

#include <cstdlib>

namespace tidemark::app
{

namespace
{

using Json = JsonPrinter::Json;

struct ComparisonTableText {
    Q_DECLARE_TR_FUNCTIONS(ComparisonTable)
};

/// A type, or the sum of several.
struct NamedChange {
    QString name;
    TypeChange change;
};

std::int64_t countDeltaOf(const TypeChange& change)
{
    return change.addedCount - change.removedCount;
}

std::int64_t sizeDeltaOf(const TypeChange& change)
{
    return change.addedBytes - change.removedBytes;
}

Json changeJson(const ComparedType& type)
{
    const TypeChange change = type.netChange();
    return {{"name", type.heapClass.name},
            {"key", type.heapClass.key()},
            {"added_count", change.addedCount},
            {"removed_count", change.removedCount},
            {"count_delta", type.countDelta()},
            {"added_bytes", change.addedBytes},
            {"removed_bytes", change.removedBytes},
            {"size_delta", type.sizeDelta()},
            {"grown_bytes", type.change ? Json(change.grownBytes) : Json()}};
}

TableColumn<NamedChange> countColumnOf(HeapColumn column, std::int64_t TypeChange::*count)
{
    return countColumn<NamedChange>(columnTitle(column),
                                    [count](const NamedChange& row) { return row.change.*count; });
}

TableColumn<NamedChange> sizeColumnOf(HeapColumn column, std::int64_t TypeChange::*bytes)
{
    return sizeColumn<NamedChange>(
        columnTitle(column), SizeUnit::Binary,
        [bytes](const NamedChange& row) { return static_cast<double>(row.change.*bytes); });
}

/// @p isByObject: it is known what grew in place.
TableColumns<NamedChange> changeColumns(bool isByObject)
{
    using Column = TableColumn<NamedChange>;
    const auto grown = [](const NamedChange& row) {
        return static_cast<double>(row.change.grownBytes);
    };
    return {Column(columnTitle(HeapColumn::Type), [](const NamedChange& row) { return row.name; }),
            countColumnOf(HeapColumn::New, &TypeChange::addedCount),
            countColumnOf(HeapColumn::Deleted, &TypeChange::removedCount),
            Column(columnTitle(HeapColumn::CountDelta),
                   [](const NamedChange& row) { return signedCountText(countDeltaOf(row.change)); })
                .withNumber([](const NamedChange& row) {
                    return static_cast<double>(countDeltaOf(row.change));
                }),
            sizeColumnOf(HeapColumn::AllocatedSize, &TypeChange::addedBytes),
            sizeColumnOf(HeapColumn::FreedSize, &TypeChange::removedBytes),
            sizeChangeColumn<NamedChange>(columnTitle(HeapColumn::SizeDelta), SizeUnit::Binary,
                                          [](const NamedChange& row) {
                                              return static_cast<double>(sizeDeltaOf(row.change));
                                          }),
            Column(columnTitle(HeapColumn::GrownInPlace), [=](const NamedChange& row) {
                return isByObject ? signedSizeText(grown(row)) : unknownText();
            }).withNumber(grown)};
}

TypeChange sumOf(const std::vector<const ComparedType*>& types)
{
    TypeChange sum;
    for (const ComparedType* const type : types) {
        const TypeChange change = type->netChange();
        sum.addedCount += change.addedCount;
        sum.removedCount += change.removedCount;
        sum.addedBytes += change.addedBytes;
        sum.removedBytes += change.removedBytes;
        sum.grownBytes += change.grownBytes;
    }
    return sum;
}

QString tableText(const std::vector<const ComparedType*>& types, bool isByObject)
{
    std::vector<NamedChange> rows;
    for (const ComparedType* const type : types) {
        rows.push_back({fileText(type->heapClass.name, kNameLimit), type->netChange()});
    }
    rows.push_back({ComparisonTableText::tr("All types"), sumOf(types)});
    return textTable(changeColumns(isByObject), rows).text();
}

/// How much larger all objects are together.
QString totalText(const TypeChange& types, const TypeChange& grown)
{
    const std::int64_t delta = sizeDeltaOf(types) + sizeDeltaOf(grown);
    const std::int64_t inPlace = types.grownBytes + grown.grownBytes;
    const auto text = [](std::int64_t bytes) { return signedSizeText(static_cast<double>(bytes)); };
    return ComparisonTableText::tr("In all: %1, of which %2 by new and deleted objects and %3 by "
                                   "objects that changed their size.")
        .arg(text(delta + inPlace), text(delta), text(inPlace));
}

} // namespace

ChangedTypes changedTypesOf(const TypeComparison& comparison)
{
    ChangedTypes types;
    for (const ComparedType& type : comparison.types) {
        const TypeChange change = type.netChange();
        const bool isMoved = change.addedCount != 0 || change.removedCount != 0 ||
                             change.addedBytes != 0 || change.removedBytes != 0;
        if (isMoved) {
            types.changed.push_back(&type);
        } else if (type.isChanged()) {
            types.grown.push_back(&type);
        }
    }
    return types;
}

void addChanges(const ChangedTypes& types, JsonPrinter& json)
{
    json.addList("types", types.changed.size(),
                 [&](std::size_t i) { return changeJson(*types.changed[i]); });
    json.addList("grown_in_place", types.grown.size(),
                 [&](std::size_t i) { return changeJson(*types.grown[i]); });
}

QString changesText(const ChangedTypes& types, Matching matching)
{
    const bool isByObject = matching == Matching::ByObject;
    if (types.changed.empty() && types.grown.empty()) {
        return (isByObject
                    ? ComparisonTableText::tr("The snapshots hold the same objects: nothing "
                                              "changed.")
                    : ComparisonTableText::tr("Matched by type alone, nothing changed: every "
                                              "type has as many objects and bytes in both.")) +
               QLatin1Char('\n');
    }
    QStringList parts;
    if (!types.changed.empty()) {
        parts +=
            (isByObject ? ComparisonTableText::tr("Matched object by object:")
                        : ComparisonTableText::tr("Matched by type alone, as net differences:")) +
            QLatin1Char('\n') + tableText(types.changed, isByObject);
    }
    if (!types.grown.empty()) {
        parts += ComparisonTableText::tr("Types whose objects only changed their size:") +
                 QLatin1Char('\n') + tableText(types.grown, isByObject);
    }
    if (isByObject) {
        parts += totalText(sumOf(types.changed), sumOf(types.grown)) + QLatin1Char('\n');
    }
    return parts.join(QLatin1Char('\n'));
}

} // namespace tidemark::app
