// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/comparison_table.h"

#include "app/cli/json_printer.h"
#include "app/cli/text_table.h"
#include "app/text/type_columns.h"
#include "core/documents/json_null.h"

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

Json changeJson(const ComparisonTable& table, std::size_t place)
{
    const ComparedType& type = table.comparison->types[place];
    const TypeChange change = type.netChange();
    const bool knowsBytes = !type.recordedDelta;
    const auto retainedOn = [&](Compared side) {
        const bool isAbsent = (type.before || type.after) && !table.figures(place, side);
        return isAbsent ? Json(0) : Json(orNull(table.retained(place, side)));
    };
    return {{"name", type.heapClass.name},
            {"key", type.heapClass.key()},
            {"added_count", change.addedCount},
            {"removed_count", change.removedCount},
            {"count_delta", type.countDelta()},
            {"added_bytes", knowsBytes ? Json(change.addedBytes) : Json()},
            {"removed_bytes", knowsBytes ? Json(change.removedBytes) : Json()},
            {"size_delta", type.sizeDelta()},
            {"grown_bytes", orNull(type.knownChange().grownBytes)},
            {"retained_before_bytes", retainedOn(Compared::Before)},
            {"retained_after_bytes", retainedOn(Compared::After)},
            {"retained_delta", orNull(table.retainedDelta(place))}};
}

/// What they retain is not added up: one may retain what another does.
NamedChange sumOf(const TypeComparison& comparison, const std::vector<std::size_t>& types)
{
    NamedChange sum{ComparisonTableText::tr("All types"), {}};
    for (const std::size_t place : types) {
        const ComparedType& type = comparison.types[place];
        const TypeChange change = type.netChange();
        sum.change.addedCount += change.addedCount;
        sum.change.removedCount += change.removedCount;
        sum.change.addedBytes += change.addedBytes;
        sum.change.removedBytes += change.removedBytes;
        sum.change.grownBytes += change.grownBytes;
        sum.sizeDelta += type.sizeDelta();
    }
    return sum;
}

QString tableText(const std::vector<std::size_t>& types, const ComparisonTable& table)
{
    std::vector<NamedChange> rows;
    rows.reserve(types.size() + 1);
    for (const std::size_t type : types) {
        rows.push_back(namedChangeOf(table, type));
    }
    rows.push_back(sumOf(*table.comparison, types));
    return textTable(changeColumns(table), rows).text();
}

/// How much larger all objects are together.
QString totalText(const NamedChange& types, const NamedChange& grown)
{
    const std::int64_t delta = types.sizeDelta + grown.sizeDelta;
    const std::int64_t inPlace = types.change.grownBytes + grown.change.grownBytes;
    const auto text = [](std::int64_t bytes) { return signedSizeText(static_cast<double>(bytes)); };
    return ComparisonTableText::tr("In all: %1, of which %2 by new and deleted objects and %3 by "
                                   "objects that changed their size.")
        .arg(text(delta + inPlace), text(delta), text(inPlace));
}

QString nothingChangedText(Matching matching)
{
    switch (matching) {
    case Matching::ByObject:
        return ComparisonTableText::tr("The snapshots hold the same objects: nothing changed.");
    case Matching::ByType:
        return ComparisonTableText::tr("Matched by type alone, nothing changed: every type has as "
                                       "many objects and bytes in both.");
    case Matching::Recorded:
        break;
    }
    return ComparisonTableText::tr("The list holds no type that changed.");
}

QString titleOf(Matching matching)
{
    switch (matching) {
    case Matching::ByObject:
        return ComparisonTableText::tr("Matched object by object:");
    case Matching::ByType:
        return ComparisonTableText::tr("Matched by type alone, as net differences:");
    case Matching::Recorded:
        break;
    }
    return ComparisonTableText::tr("By type, as it was recorded:");
}

} // namespace

ChangedTypes changedTypesOf(const TypeComparison& comparison)
{
    ChangedTypes types;
    for (std::size_t place = 0; place < comparison.types.size(); ++place) {
        const ComparedType& type = comparison.types[place];
        const TypeChange change = type.netChange();
        const bool isMoved = change.addedCount != 0 || change.removedCount != 0 ||
                             change.addedBytes != 0 || change.removedBytes != 0;
        if (isMoved || (type.recordedDelta && type.isChanged())) {
            types.changed.push_back(place);
        } else if (type.isChanged()) {
            types.grown.push_back(place);
        }
    }
    return types;
}

void addChanges(const ComparisonTable& table, JsonPrinter& json)
{
    const ChangedTypes types = changedTypesOf(*table.comparison);
    json.addList("types", types.changed.size(),
                 [&](std::size_t i) { return changeJson(table, types.changed[i]); });
    json.addList("grown_in_place", types.grown.size(),
                 [&](std::size_t i) { return changeJson(table, types.grown[i]); });
}

QString changesText(const ComparisonTable& table)
{
    const TypeComparison& comparison = *table.comparison;
    const ChangedTypes types = changedTypesOf(comparison);
    const Matching matching = comparison.matching;
    if (types.changed.empty() && types.grown.empty()) {
        return nothingChangedText(matching) + QLatin1Char('\n');
    }
    QStringList parts;
    if (!types.changed.empty()) {
        parts += titleOf(matching) + QLatin1Char('\n') + tableText(types.changed, table);
    }
    if (!types.grown.empty()) {
        parts += ComparisonTableText::tr("Types whose objects only changed their size:") +
                 QLatin1Char('\n') + tableText(types.grown, table);
    }
    if (matching == Matching::ByObject) {
        parts += totalText(sumOf(comparison, types.changed), sumOf(comparison, types.grown)) +
                 QLatin1Char('\n');
    }
    return parts.join(QLatin1Char('\n'));
}

} // namespace tidemark::app
