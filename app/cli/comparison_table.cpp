// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/comparison_table.h"

#include "app/cli/text_table.h"
#include "app/text/file_text.h"
#include "app/text/size_text.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <map>

namespace tidemark::app
{

namespace
{

using Json = nlohmann::ordered_json;

constexpr qsizetype kNameLimit = 60;

struct ComparisonTable {
    Q_DECLARE_TR_FUNCTIONS(ComparisonTable)
};

struct Net {
    std::int64_t count = 0;
    std::int64_t bytes = 0;
};

QString countText(std::int64_t count)
{
    return QLocale().toString(static_cast<qlonglong>(count));
}

/// With a sign of the same width as in sizes.
QString signedCountText(std::int64_t count)
{
    const QString digits = countText(std::abs(count));
    return count == 0 ? digits : (count < 0 ? QChar(0x2212) : QChar(u'+')) + digits;
}

QString bytesText(std::int64_t bytes)
{
    return sizeText(static_cast<double>(bytes));
}

QStringList cellsOf(const QString& name, const TypeChange& change)
{
    return {name,
            countText(change.addedCount),
            countText(change.removedCount),
            signedCountText(change.countDelta()),
            bytesText(change.addedBytes),
            bytesText(change.removedBytes),
            signedSizeText(static_cast<double>(change.sizeDelta())),
            change.grownBytes ? signedSizeText(static_cast<double>(*change.grownBytes))
                              : unknownText()};
}

TypeChange sumOf(const std::vector<TypeChange>& changes)
{
    TypeChange sum;
    for (const TypeChange& change : changes) {
        sum.addedCount += change.addedCount;
        sum.removedCount += change.removedCount;
        sum.addedBytes += change.addedBytes;
        sum.removedBytes += change.removedBytes;
        if (change.grownBytes) {
            sum.grownBytes = sum.grownBytes.value_or(0) + *change.grownBytes;
        }
    }
    return sum;
}

QString tableText(const std::vector<TypeChange>& changes)
{
    constexpr auto kRight = TextTable::Align::Right;
    TextTable table({{ComparisonTable::tr("Type")},
                     {ComparisonTable::tr("# New"), kRight},
                     {ComparisonTable::tr("# Deleted"), kRight},
                     {ComparisonTable::tr("# Delta"), kRight},
                     {ComparisonTable::tr("Allocated"), kRight},
                     {ComparisonTable::tr("Freed"), kRight},
                     {ComparisonTable::tr("Size delta"), kRight},
                     {ComparisonTable::tr("Grown in place"), kRight}});
    for (const TypeChange& change : changes) {
        table.addRow(cellsOf(fileText(change.name, kNameLimit), change));
    }
    table.addRow(cellsOf(ComparisonTable::tr("All types"), sumOf(changes)));
    return table.text();
}

/// How much larger all objects are together.
QString totalText(const TypeChange& types, const TypeChange& grown)
{
    const std::int64_t delta = types.sizeDelta() + grown.sizeDelta();
    const std::int64_t inPlace = types.grownBytes.value_or(0) + grown.grownBytes.value_or(0);
    const auto text = [](std::int64_t bytes) { return signedSizeText(static_cast<double>(bytes)); };
    return ComparisonTable::tr("In all: %1, of which %2 by new and deleted objects and %3 by "
                               "objects that changed their size.")
        .arg(text(delta + inPlace), text(delta), text(inPlace));
}

} // namespace

std::vector<TypeChange> changesOf(const std::vector<ComparisonRow>& rows)
{
    std::vector<TypeChange> changes;
    changes.reserve(rows.size());
    for (const ComparisonRow& row : rows) {
        changes.push_back({row.heapClass.name, row.heapClass.key(), row.addedCount,
                           row.removedCount, row.addedBytes, row.removedBytes, row.grownBytes});
    }
    return changes;
}

std::vector<TypeChange> changesOf(const std::vector<NamedRow>& before,
                                  const std::vector<NamedRow>& after)
{
    std::map<std::string_view, Net> byName;
    for (const NamedRow& row : after) {
        Net& net = byName[row.name];
        net.count += static_cast<std::int64_t>(row.count);
        net.bytes += static_cast<std::int64_t>(row.shallowBytes);
    }
    for (const NamedRow& row : before) {
        Net& net = byName[row.name];
        net.count -= static_cast<std::int64_t>(row.count);
        net.bytes -= static_cast<std::int64_t>(row.shallowBytes);
    }
    std::vector<TypeChange> changes;
    for (const auto& [name, net] : byName) {
        if (net.count == 0 && net.bytes == 0) {
            continue;
        }
        const auto zero = std::int64_t{0};
        changes.push_back({std::string(name), ',' + std::string(name), std::max(net.count, zero),
                           std::max(-net.count, zero), std::max(net.bytes, zero),
                           std::max(-net.bytes, zero)});
    }
    return changes;
}

void sortByGrowth(std::vector<TypeChange>& changes)
{
    std::ranges::sort(changes, [](const TypeChange& a, const TypeChange& b) {
        const auto growth = std::pair(a.sizeDelta(), a.addedBytes);
        const auto other = std::pair(b.sizeDelta(), b.addedBytes);
        return growth == other ? std::tie(a.name, a.key) < std::tie(b.name, b.key) : growth > other;
    });
}

Json changesJson(const std::vector<TypeChange>& changes)
{
    Json list = Json::array();
    for (const TypeChange& change : changes) {
        list.push_back({{"name", change.name},
                        {"key", change.key},
                        {"added_count", change.addedCount},
                        {"removed_count", change.removedCount},
                        {"count_delta", change.countDelta()},
                        {"added_bytes", change.addedBytes},
                        {"removed_bytes", change.removedBytes},
                        {"size_delta", change.sizeDelta()},
                        {"grown_bytes", change.grownBytes ? Json(*change.grownBytes) : Json()}});
    }
    return list;
}

QString changesText(const std::vector<TypeChange>& types, const std::vector<TypeChange>& grown,
                    MatchedBy matchedBy)
{
    const bool isByObject = matchedBy == MatchedBy::Object;
    if (types.empty() && grown.empty()) {
        return (isByObject ? ComparisonTable::tr("The snapshots hold the same objects: nothing "
                                                 "changed.")
                           : ComparisonTable::tr("Matched by type alone, nothing changed: every "
                                                 "type has as many objects and bytes in both.")) +
               QLatin1Char('\n');
    }
    QStringList parts;
    if (!types.empty()) {
        parts += (isByObject ? ComparisonTable::tr("Matched object by object:")
                             : ComparisonTable::tr("Matched by type alone, as net differences:")) +
                 QLatin1Char('\n') + tableText(types);
    }
    if (!grown.empty()) {
        parts += ComparisonTable::tr("Types whose objects only changed their size:") +
                 QLatin1Char('\n') + tableText(grown);
    }
    if (isByObject) {
        parts += totalText(sumOf(types), sumOf(grown)) + QLatin1Char('\n');
    }
    return parts.join(QLatin1Char('\n'));
}

} // namespace tidemark::app
