// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/report_heaps.h"

#include "app/text/count_text.h"
#include "app/text/error_text.h"
#include "app/text/figure_columns.h"
#include "app/text/file_text.h"
#include "app/text/followed_text.h"
#include "app/text/heap_kind_text.h"
#include "app/text/holder_text.h"
#include "app/text/hunt_text.h"
#include "app/text/mapping_columns.h"
#include "app/text/mapping_text.h"
#include "app/text/type_columns.h"
#include "core/snapshots/snapshot_comparison.h"
#include "core/snapshots/snapshot_figures.h"
#include "core/snapshots/survivor_listing.h"

#include <QCoreApplication>

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr std::size_t kMostTypes = 20;

struct HeapsText {
    Q_DECLARE_TR_FUNCTIONS(ReportHeaps)
};

class StagedControl final : public HeapAnalysisControl
{
public:
    explicit StagedControl(TaskControl& control) : m_control(control) {}
    bool cancelled() const override { return m_control.cancelled(); }

private:
    TaskControl& m_control;
};

/// A snapshot that has something in it, with what is known of it.
struct NamedSnapshot {
    QString name;
    SnapshotPtr snapshot;
    std::shared_ptr<const HeapAnalysis> analysis = {}; ///< of a heap
    std::vector<std::pair<QString, QString>> facts = {};
    HtmlTable table = {};
    std::size_t rows = 0; ///< that the table would have, were it not cut

    bool isHeap() const { return snapshot->graph != nullptr; }
    KnownSnapshot known() const
    {
        return {snapshot, analysis ? analysis->overview : nullptr, analysis};
    }
};

std::vector<NamedSnapshot> snapshotsIn(const std::vector<ReportedRecording>& recordings)
{
    std::vector<NamedSnapshot> all;
    for (const ReportedRecording& one : recordings) {
        const auto& snapshots = one.recording->snapshots;
        for (const SnapshotPtr& snapshot : snapshots) {
            if (!snapshot->graph && snapshot->types.rows.empty() && snapshot->mappings.isEmpty()) {
                continue; // in a file of its own
            }
            all.push_back({snapshots.size() == 1
                               ? one.name
                               : QStringLiteral("%1 · %2").arg(one.name, fileText(snapshot->label)),
                           snapshot});
        }
    }
    return all;
}

std::vector<std::pair<QString, QString>> statisticsOf(const SnapshotFigures& figures, SizeUnit unit)
{
    std::vector<std::pair<QString, QString>> facts{
        {HeapsText::tr("Objects"), countText(figures.objects)},
        {HeapsText::tr("Size"), sizeText(static_cast<double>(figures.totalBytes), unit)}};
    for (const HeapKind kind : kHeapKinds) {
        if (figures.statistics) {
            facts.emplace_back(heapKindText(kind),
                               sizeText(static_cast<double>(figures.statistics->of(kind)), unit));
        }
    }
    return facts;
}

HtmlTable tableOf(const TypeListing& listing, SizeUnit unit)
{
    std::vector<std::uint32_t> rows = sortedByRetained(listing);
    rows.resize(std::min(rows.size(), kMostTypes));
    return htmlTable(typeColumns(listing, unit), rows);
}

HtmlTable tableOf(const MappingTable& mappings, SizeUnit unit)
{
    using Column = TableColumn<MappingRow>;
    TableColumns<MappingRow> columns{
        Column(columnTitle(MappingColumn::Name),
               [](const MappingRow& row) {
                   constexpr qsizetype kMostOfName = 60;
                   return mappingNameText(row.kind, row.name, kMostOfName);
               }),
        Column(columnTitle(MappingColumn::Kind),
               [](const MappingRow& row) { return mappingKindText(row.kind); })};
    for (const MappingSizeColumn& shown : kMappingSizeColumns) {
        columns.push_back(sizeColumn<MappingRow>(
            columnTitle(shown.column), unit, [figure = shown.figure](const MappingRow& row) {
                return static_cast<double>(row.figures.*figure);
            }));
    }
    std::vector<MappingRow> rows = mappings.rows;
    std::ranges::stable_sort(rows, std::ranges::greater(),
                             [](const MappingRow& row) { return row.figures.rss; });
    rows.resize(std::min(rows.size(), kMostTypes));
    return htmlTable(columns, rows);
}

/// Finds out what one holds, and the analysis of a heap.
Result<void> look(NamedSnapshot& one, SizeUnit unit, TaskControl& control)
{
    if (!one.snapshot->mappings.isEmpty()) {
        one.table = tableOf(one.snapshot->mappings, unit);
        one.rows = one.snapshot->mappings.rows.size();
        return {};
    }
    if (!one.isHeap()) {
        const TypeListing listing = typesOf(one.snapshot->types);
        one.facts = statisticsOf(figuresOf(one.snapshot->types).value_or(SnapshotFigures()), unit);
        one.table = tableOf(listing, unit);
        one.rows = listing.rows.size();
        return {};
    }
    StagedControl staged(control);
    auto analysis = analyseHeap(one.snapshot->graph, staged);
    if (!analysis) {
        return tl::unexpected(std::move(analysis.error()));
    }
    one.analysis = std::move(*analysis);
    const auto listing = typesOf(one.analysis, {}, control);
    if (!listing) {
        return tl::unexpected(listing.error());
    }
    one.facts = statisticsOf(figuresOf(*one.analysis), unit);
    one.table = tableOf(*listing, unit);
    one.rows = listing->rows.size();
    return {};
}

void addSnapshot(const NamedSnapshot& one, HtmlPage& page)
{
    page.addHeading(3, one.name);
    page.addFacts(one.facts);
    page.addTable(one.table);
    if (one.table.rows.size() < one.rows) {
        page.addParagraph(HeapsText::tr("The largest %1 of %2.")
                              .arg(countText(static_cast<std::uint64_t>(one.table.rows.size())),
                                   countText(static_cast<std::uint64_t>(one.rows))));
    }
}

QString matchingText(const TypeComparison& comparison)
{
    return comparison.isByObject() ? HeapsText::tr("Matched object by object.")
                                   : HeapsText::tr("Matched by name, as net differences.");
}

Result<void> addComparison(const NamedSnapshot& before, const NamedSnapshot& after, SizeUnit unit,
                           HtmlPage& page, TaskControl& control)
{
    page.addHeading(3, HeapsText::tr("From %1 to %2").arg(before.name, after.name));
    const auto compared = compareSnapshots({}, before.known(), after.known(), {}, control);
    if (!compared) {
        if (compared.error().code != ErrorCode::UnlikeSnapshots) {
            return tl::unexpected(compared.error());
        }
        page.addParagraph(errorText(compared.error()));
        return {};
    }
    const TypeComparison& comparison = *compared->comparison;
    std::vector<NamedChange> rows;
    for (std::size_t type = 0; type < comparison.types.size(); ++type) {
        if (comparison.types[type].isChanged() && rows.size() < kMostTypes) {
            rows.push_back(namedChangeOf(*compared, type));
        }
    }
    page.addParagraph(rows.empty() ? HeapsText::tr("Nothing changed.") : matchingText(comparison));
    if (!rows.empty()) {
        page.addTable(htmlTable(changeColumns(*compared, unit), rows));
    }
    return {};
}

QStringList survivorTexts(const SurvivorListing& survivors, SizeUnit unit)
{
    QStringList texts;
    for (std::size_t i = 0; i < std::min(survivors.groups.size(), kMostTypes); ++i) {
        texts << holderText(survivors.holders[i], keptOf(survivors, i), unit);
    }
    return texts;
}

Result<void> addSurvivors(std::span<const NamedSnapshot> three, SizeUnit unit, HtmlPage& page,
                          TaskControl& control)
{
    page.addHeading(3, HeapsText::tr("What came between %1 and %2, and lives in %3")
                           .arg(three[0].name, three[1].name, three[2].name));
    const auto survivors = listSurvivors(*three[0].snapshot->graph, *three[1].snapshot->graph,
                                         three[2].analysis, control);
    if (!survivors) {
        return tl::unexpected(survivors.error());
    }
    const Followed followed = (*survivors)->followed();
    if (followed != Followed::ToThird) {
        page.addParagraph(notFollowedText(followed));
    } else if ((*survivors)->groups.empty()) {
        page.addParagraph(HeapsText::tr("Nothing."));
    } else {
        page.addList(survivorTexts(**survivors, unit));
    }
    return {};
}

/// What several say together.
Result<void> addFindings(std::span<const NamedSnapshot> all, SizeUnit unit, HtmlPage& page,
                         TaskControl& control)
{
    const auto three = all.first(std::min<std::size_t>(all.size(), 3));
    if (three.size() == 3 && std::ranges::all_of(three, &NamedSnapshot::isHeap)) {
        if (auto added = addSurvivors(three, unit, page, control); !added) {
            return added;
        }
    }
    const bool areOfTypes =
        all.front().snapshot->mappings.isEmpty() && all.back().snapshot->mappings.isEmpty();
    return all.size() > 1 && areOfTypes
               ? addComparison(all.front(), all.back(), unit, page, control)
               : Result<void>();
}

} // namespace

Result<void> addHeaps(const ReportRequest& request, HtmlPage& page, TaskControl& control)
{
    std::vector<NamedSnapshot> all = snapshotsIn(request.recordings);
    if (all.empty()) {
        return {};
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (auto seen = look(all[i], request.unit, control); !seen) {
            return seen;
        }
        if (i >= 3 && i + 1 < all.size()) {
            all[i].analysis = nullptr; // nothing more is asked of it
        }
    }
    page.addHeading(2, HeapsText::tr("Snapshots"));
    if (auto added = addFindings(all, request.unit, page, control); !added) {
        return added;
    }
    for (const NamedSnapshot& one : all) {
        addSnapshot(one, page);
    }
    return {};
}

Result<void> addHunt(const ReportedHunt& hunt, SizeUnit unit, HtmlPage& page, TaskControl& control)
{
    const auto& [a, b, c] = hunt.snapshots;
    const auto findings = judgeHeaps({a->graph, b->graph, c->graph}, hunt.conditions, control);
    if (!findings) {
        return tl::unexpected(findings.error());
    }
    page.addHeading(2, HeapsText::tr("Hunt for a leak"));
    page.addParagraph(huntVerdictText(*findings, unit));
    if (const QString failed = huntFailedText(*findings); !failed.isEmpty()) {
        page.addParagraph(failed);
    }
    QStringList texts;
    for (const HuntedType& type : huntedTypes(*findings)) {
        if (static_cast<std::size_t>(texts.size()) < kMostHunted) {
            texts << huntedTypeText(type, unit);
        }
    }
    texts << huntHolderTexts(*findings, unit);
    if (!texts.isEmpty()) {
        page.addList(texts);
    }
    return {};
}

} // namespace tidemark::app
