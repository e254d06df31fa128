// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/comparison_table.h"

#include "app/cli/text_table.h"
#include "app/text/count_text.h"
#include "app/text/file_text.h"
#include "app/text/size_text.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QLocale>

#include <cstdlib>

namespace tidemark::app
{

namespace
{

using Json = nlohmann::ordered_json;

struct ComparisonTableText {
    Q_DECLARE_TR_FUNCTIONS(ComparisonTable)
};

QString bytesText(std::int64_t bytes)
{
    return sizeText(static_cast<double>(bytes));
}

std::int64_t countDeltaOf(const TypeChange& change)
{
    return change.addedCount - change.removedCount;
}

std::int64_t sizeDeltaOf(const TypeChange& change)
{
    return change.addedBytes - change.removedBytes;
}

/// Of a type, or of the sum of several; @p isByObject: it is known what grew in place.
QStringList cellsOf(const QString& name, const TypeChange& change, bool isByObject)
{
    return {name,
            countText(change.addedCount),
            countText(change.removedCount),
            signedCountText(countDeltaOf(change)),
            bytesText(change.addedBytes),
            bytesText(change.removedBytes),
            signedSizeText(static_cast<double>(sizeDeltaOf(change))),
            isByObject ? signedSizeText(static_cast<double>(change.grownBytes)) : unknownText()};
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
    constexpr auto kRight = TextTable::Align::Right;
    TextTable table({{ComparisonTableText::tr("Type")},
                     {ComparisonTableText::tr("# New"), kRight},
                     {ComparisonTableText::tr("# Deleted"), kRight},
                     {ComparisonTableText::tr("# Delta"), kRight},
                     {ComparisonTableText::tr("Allocated"), kRight},
                     {ComparisonTableText::tr("Freed"), kRight},
                     {ComparisonTableText::tr("Size delta"), kRight},
                     {ComparisonTableText::tr("Grown in place"), kRight}});
    for (const ComparedType* const type : types) {
        table.addRow(
            cellsOf(fileText(type->heapClass.name, kNameLimit), type->netChange(), isByObject));
    }
    table.addRow(cellsOf(ComparisonTableText::tr("All types"), sumOf(types), isByObject));
    return table.text();
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

Json changesJson(const std::vector<const ComparedType*>& types)
{
    Json list = Json::array();
    for (const ComparedType* const type : types) {
        const TypeChange change = type->netChange();
        list.push_back({{"name", type->heapClass.name},
                        {"key", type->heapClass.key()},
                        {"added_count", change.addedCount},
                        {"removed_count", change.removedCount},
                        {"count_delta", type->countDelta()},
                        {"added_bytes", change.addedBytes},
                        {"removed_bytes", change.removedBytes},
                        {"size_delta", type->sizeDelta()},
                        {"grown_bytes", type->change ? Json(change.grownBytes) : Json()}});
    }
    return list;
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
