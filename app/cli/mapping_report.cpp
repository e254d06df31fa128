// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/mapping_report.h"

#include "app/cli/console.h"
#include "app/cli/json_printer.h"
#include "app/cli/text_table.h"
#include "app/text/figure_columns.h"
#include "app/text/mapping_columns.h"
#include "app/text/mapping_text.h"
#include "core/documents/mapping_json.h"
#include "core/documents/summary_json.h"
#include "core/snapshots/mapping_listing.h"
#include "core/timeline/runtime_heap.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct MappingReport {
    Q_DECLARE_TR_FUNCTIONS(MappingReport)
};

/// A kind and name, or all of them.
struct NamedMapping {
    QString kind;
    QString name;
    MappingFigures figures;
};

/// The same in two snapshots.
struct NamedMappingChange {
    QString kind;
    QString name;
    MappingFigures before;
    MappingFigures after;
};

RssWaterfall waterfallIn(const ChosenSnapshot& chosen)
{
    const Snapshot& snapshot = chosen.snapshot();
    return waterfallOf(snapshot.mappings,
                       snapshot.position
                           ? runtimeHeapAt(chosen.named.recording->timeline, *snapshot.position)
                           : RuntimeHeap());
}

TableColumn<NamedMapping> mappingSizeColumn(const MappingSizeColumn& shown)
{
    return sizeColumn<NamedMapping>(columnTitle(shown.column), SizeUnit::Binary,
                                    [figure = shown.figure](const NamedMapping& row) {
                                        return static_cast<double>(row.figures.*figure);
                                    });
}

QString listingText(const MappingListing& listing)
{
    using Column = TableColumn<NamedMapping>;
    TableColumns<NamedMapping> columns{
        Column(columnTitle(MappingColumn::Kind), [](const NamedMapping& row) { return row.kind; }),
        Column(columnTitle(MappingColumn::Name), [](const NamedMapping& row) { return row.name; }),
        countColumn<NamedMapping>(columnTitle(MappingColumn::Count),
                                  [](const NamedMapping& row) { return row.figures.count; })};
    for (const MappingSizeColumn& shown : kMappingSizeColumns) {
        columns.push_back(mappingSizeColumn(shown));
    }
    std::vector<NamedMapping> rows;
    for (const MappingRow& row : listing.rows) {
        rows.push_back({mappingKindText(row.kind), mappingNameText(row.kind, row.name, kNameLimit),
                        row.figures});
    }
    rows.push_back({MappingReport::tr("All mappings"), {}, listing.total});
    return textTable(columns, rows).text();
}

/// The steps with what is left behind each.
QString waterfallText(const RssWaterfall& waterfall)
{
    TextTable table({{MappingReport::tr("RSS taken apart")},
                     {MappingReport::tr("Size"), TextTable::Align::Right},
                     {MappingReport::tr("Left"), TextTable::Align::Right},
                     {MappingReport::tr("Rule")}});
    const auto bytes = [](std::int64_t size) { return sizeText(static_cast<double>(size)); };
    std::int64_t left = waterfall.rss;
    table.addRow({MappingReport::tr("RSS"), bytes(waterfall.rss), bytes(left),
                  MappingReport::tr("What is in memory of all mappings.")});
    for (const RssWaterfall::Step& step : waterfall.steps) {
        left -= step.bytes;
        table.addRow({rssPartText(step.part), bytes(step.bytes),
                      left < 0 ? unknownText() : bytes(left), rssPartRule(step.part)});
    }
    const auto rest = waterfall.notExplained();
    table.addRow({notExplainedText(),
                  rest ? bytes(*rest) : unknownText(),
                  {},
                  notExplainedRule(waterfall, SizeUnit::Binary)});
    return table.text();
}

TableColumn<NamedMappingChange> changeColumn(const MappingSizeColumn& shown)
{
    return sizeChangeColumn<NamedMappingChange>(
        columnTitle(shown.column), SizeUnit::Binary,
        [figure = shown.figure](const NamedMappingChange& row) {
            return static_cast<double>(row.after.*figure - row.before.*figure);
        });
}

} // namespace

QString mappingSnapshotsText(const std::vector<SnapshotPtr>& snapshots, int indent)
{
    constexpr qsizetype kLabelLimit = 32;
    using Column = TableColumn<NamedMapping>;
    std::vector<NamedMapping> rows;
    for (std::size_t i = 0; i < snapshots.size(); ++i) {
        const Snapshot& snapshot = *snapshots[i];
        if (!snapshot.mappings.isEmpty()) {
            rows.push_back(
                {{},
                 snapshot.label.empty() ? countText(i) : fileText(snapshot.label, kLabelLimit),
                 snapshot.mappings.total()});
        }
    }
    TableColumns<NamedMapping> columns{
        Column(MappingReport::tr("Snapshot by mapping"),
               [](const NamedMapping& row) { return row.name; }),
        countColumn<NamedMapping>(columnTitle(MappingColumn::Count),
                                  [](const NamedMapping& row) { return row.figures.count; })};
    for (std::size_t i = 0; i < kComparedSizeColumns; ++i) {
        columns.push_back(mappingSizeColumn(kMappingSizeColumns[i]));
    }
    return rows.empty() ? QString() : QLatin1Char('\n') + textTable(columns, rows).text(indent);
}

bool printMappings(const ChosenSnapshot& chosen, const std::optional<std::size_t>& top, bool isJson)
{
    MappingListing listing = listMappings(chosen.snapshot().mappings);
    const std::size_t all = listing.rows.size();
    listing.rows.resize(std::min(all, top.value_or(all)));
    const RssWaterfall waterfall = waterfallIn(chosen);
    if (!isJson) {
        return printText(listingText(listing) + QLatin1Char('\n') + waterfallText(waterfall));
    }
    JsonPrinter json;
    json.add("tidemark", 1);
    json.add("path", chosen.named.path);
    json.add("snapshot", snapshotJson(chosen.snapshot(), chosen.index, chosen.axis()));
    json.addList("mappings", listing.rows.size(),
                 [&listing](std::size_t i) { return mappingJson(listing.rows[i]); });
    json.add("mappings_left_out", all - listing.rows.size());
    json.add("total", mappingFiguresJson(listing.total));
    json.add("waterfall", waterfallJson(waterfall));
    json.add("types", JsonPrinter::Json::array());
    json.add("types_left_out", 0);
    json.add("warnings", warningsJson(chosen.named));
    return json.end();
}

void addMappingChanges(const MappingComparison& comparison, JsonPrinter& json)
{
    std::vector<const ComparedMapping*> changed;
    for (const ComparedMapping& row : comparison.rows) {
        if (row.isChanged()) {
            changed.push_back(&row);
        }
    }
    json.addList("mappings", changed.size(),
                 [&changed](std::size_t i) { return comparedMappingJson(*changed[i]); });
    json.add("total", {{"before", mappingFiguresJson(comparison.before)},
                       {"after", mappingFiguresJson(comparison.after)},
                       {"delta", mappingFiguresJson(comparison.delta())}});
}

QString mappingChangesText(const MappingComparison& comparison, const QString& before,
                           const QString& after)
{
    using Column = TableColumn<NamedMappingChange>;
    std::vector<NamedMappingChange> rows;
    for (const ComparedMapping& row : comparison.rows) {
        if (row.isChanged()) {
            rows.push_back(
                {mappingKindText(row.kind), mappingNameText(row.kind, row.name, kNameLimit),
                 row.before.value_or(MappingFigures()), row.after.value_or(MappingFigures())});
        }
    }
    if (rows.empty()) {
        return MappingReport::tr("Nothing changed: every mapping has the same figures in both.") +
               QLatin1Char('\n');
    }
    rows.push_back({MappingReport::tr("All mappings"), {}, comparison.before, comparison.after});
    TableColumns<NamedMappingChange> columns{
        Column(columnTitle(MappingColumn::Kind), [](const auto& row) { return row.kind; }),
        Column(columnTitle(MappingColumn::Name), [](const auto& row) { return row.name; }),
        sizeColumn<NamedMappingChange>(
            MappingReport::tr("RSS in A"), SizeUnit::Binary,
            [](const auto& row) { return static_cast<double>(row.before.rss); }),
        sizeColumn<NamedMappingChange>(
            MappingReport::tr("RSS in B"), SizeUnit::Binary,
            [](const auto& row) { return static_cast<double>(row.after.rss); })};
    for (std::size_t i = 0; i < kComparedSizeColumns; ++i) {
        columns.push_back(changeColumn(kMappingSizeColumns[i]));
    }
    return MappingReport::tr("A: %1, B: %2. By how much B has more:", "file names")
               .arg(before, after) +
           QLatin1Char('\n') + textTable(columns, rows).text();
}

} // namespace tidemark::app
