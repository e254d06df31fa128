// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mappings/mappings_view.h"

#include "app/mappings/rss_waterfall_chart.h"
#include "app/text/count_text.h"
#include "app/text/figure_columns.h"
#include "app/text/mapping_columns.h"
#include "app/text/mapping_text.h"
#include "app/widgets/column_chooser.h"
#include "app/workspace/open_snapshots.h"
#include "core/heap/guarded_work.h"
#include "core/model/long_text.h"
#include "core/timeline/runtime_heap.h"

#include <QScrollArea>
#include <QSplitter>

namespace tidemark::app
{

namespace
{

constexpr int kListShare = 3; ///< of the width
constexpr int kChartShare = 2;
constexpr int kAnyWidth = 1000;

/// Behind the name and the kind, in the order of kMappingSizeColumns; then the number of mappings.
constexpr int kKindColumn = 1;
constexpr int kRssColumn = 2;
constexpr int kCountColumn = kRssColumn + static_cast<int>(kMappingSizeColumns.size());
constexpr qsizetype kMostShown = 400; ///< characters of a path, which a tooltip has whole

} // namespace

MappingsView::MappingsView(Workspace& workspace, QWidget* parent)
    : ListingView(workspace, parent),
      m_chart(new RssWaterfallChart),
      m_scroller(new QScrollArea)
{
    auto* const splitter = new QSplitter(Qt::Horizontal, this);
    splitter->addWidget(&hint());
    splitter->addWidget(m_scroller);
    splitter->setStretchFactor(0, kListShare);
    splitter->setStretchFactor(1, kChartShare);
    splitter->setSizes({kListShare * kAnyWidth, kChartShare * kAnyWidth});
    splitter->setChildrenCollapsible(false);
    column().addWidget(splitter, 1);
    m_scroller->setFrameShape(QFrame::NoFrame);
    m_scroller->setWidgetResizable(true);
    m_scroller->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroller->setWidget(m_chart);
    table().setRootIsDecorated(false);
    table().sortByColumn(kRssColumn, Qt::DescendingOrder);
    connect(&session(), &Session::recordingChanged, this, &MappingsView::followRecording);
    start();
}

/// A reading of the heap may come later than the snapshot.
void MappingsView::followRecording()
{
    if (isVisible() && listing() != nullptr) {
        showWaterfall();
    }
}

MappingsView::Work MappingsView::work() const
{
    return [taken = snapshot()](TaskControl& /*control*/) {
        return guarded([&]() -> ListingPtr {
            return std::make_shared<const MappingListing>(listMappings(taken->mappings));
        });
    };
}

QString MappingsView::workSentence() const
{
    return tr("Sorting the mappings…");
}

QString MappingsView::whyNone() const
{
    return isByMapping(snapshot())
               ? QString()
               : tr("“Take a snapshot by mapping” in the menu Record lists here what a process has "
                    "mapped.");
}

QString MappingsView::whyEmpty(const MappingListing& listing) const
{
    return listing.rows.empty() ? tr("The process had nothing mapped.") : QString();
}

TableColumns<MappingRow> MappingsView::columns() const
{
    using Column = TableColumn<MappingRow>;
    TableColumns<MappingRow> columns{
        Column(
            columnTitle(MappingColumn::Name),
            [](const MappingRow& row) { return mappingNameText(row.kind, row.name, kMostShown); })
            .asCode(),
        Column(columnTitle(MappingColumn::Kind),
               [](const MappingRow& row) { return mappingKindText(row.kind); })};
    for (const MappingSizeColumn& shown : kMappingSizeColumns) {
        columns.push_back(sizeColumn<MappingRow>(
            columnTitle(shown.column), sizeUnit(), [figure = shown.figure](const MappingRow& row) {
                return static_cast<double>(row.figures.*figure);
            }));
    }
    columns[kRssColumn].withBar(BarKind::Share);
    columns.push_back(
        countColumn<MappingRow>(columnTitle(MappingColumn::Count),
                                [](const MappingRow& row) { return row.figures.count; }));
    return columns;
}

void MappingsView::showLines(const ListingPtr& listing)
{
    std::vector<std::uint32_t> shown;
    MappingFigures sum;
    for (std::uint32_t row = 0; row < listing->rows.size(); ++row) {
        const MappingRow& mapping = listing->rows[row];
        if (filter().filter().matches(mapping.name) ||
            filter().filter().matches(mappingKindText(mapping.kind).toStdString())) {
            shown.push_back(row);
            sum += mapping.figures;
        }
    }
    const std::size_t count = shown.size();
    showTree(std::make_shared<Tree>(listing, listing->rows, std::move(shown), columns(), false,
                                    [](const MappingRow& row) {
                                        return mappingNameText(row.kind, row.name, kMostTextBytes) +
                                               QLatin1Char('\n') + mappingKindHint(row.kind);
                                    }));
    if (m_columns == nullptr) { // which columns there are is known only now
        m_columns =
            new ColumnChooser(table(), {kRssColumn, kRssColumn + 1, kRssColumn + 2, kKindColumn,
                                        kRssColumn + 3, kRssColumn + 4, kCountColumn});
    }
    m_columns->fit();
    if (count == 0) {
        hint().showSentence(tr("No mapping matches the filter."));
    }
    const auto bytes = [this](std::int64_t size) {
        return sizeText(static_cast<double>(size), sizeUnit());
    };
    filter().setNote(tr("%1 of %2 · RSS %3 · PSS %4 · USS %5 · swap %6",
                        "rows shown, rows, sizes of those shown")
                         .arg(countText(count), countText(listing->rows.size()), bytes(sum.rss),
                              bytes(sum.pss), bytes(sum.uss), bytes(sum.swap)));
    showWaterfall();
}

void MappingsView::showWaterfall()
{
    const SnapshotPtr taken = snapshot();
    const auto& current = session().snapshots().current();
    const OpenRecording* const open = current ? session().find(current->recordingId) : nullptr;
    if (taken == nullptr || open == nullptr) {
        return;
    }
    RssWaterfall waterfall =
        waterfallOf(taken->mappings,
                    taken->position ? runtimeHeapAt(open->recording->timeline, *taken->position)
                                    : RuntimeHeap());
    m_chart->setWaterfall(std::move(waterfall), sizeUnit());
}

void MappingsView::showControls(bool hasLines)
{
    ListingView::showControls(hasLines);
    m_scroller->setVisible(hasLines);
}

QString MappingsView::name() const
{
    return tr("What the process has mapped");
}

} // namespace tidemark::app

#include "moc_mappings_view.cpp"
