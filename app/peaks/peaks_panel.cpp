// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/peaks/peaks_panel.h"

#include "app/text/figure_columns.h"
#include "app/text/plain_text.h"
#include "app/text/series_text.h"
#include "app/text/timeline_columns.h"
#include "core/timeline/function_spans.h"
#include "core/timeline/statistics.h"

#include <utility>

namespace tidemark::app
{

namespace
{

constexpr std::size_t kMostPeaks = 50;

/// Of the height of the series: lower ripples are no peaks worth a row.
constexpr double kLeastShare = 0.01;

using Column = TableColumn<PeakRow>;

constexpr int kProminenceColumn = 2;

std::vector<PeakRow> peakRows(const Recording& recording)
{
    const Timeline& timeline = recording.timeline;
    const Series& series = *timeline.mainSeries();
    const SeriesStatistics statistics = statisticsOf(series);
    const double height = statistics.max - statistics.min;
    std::vector<PeakRow> rows;
    for (const Peak& peak : highestPeaks(series, kMostPeaks, height * kLeastShare)) {
        const Marker* span = innermostSpanAt(timeline, peak.position);
        rows.push_back({peak, span != nullptr ? QString::fromStdString(span->name) : QString()});
    }
    return rows;
}

} // namespace

PeaksPanel::PeaksPanel(Workspace& workspace, QWidget* parent)
    : TablePanel(parent),
      m_workspace(workspace),
      m_job([this](std::vector<PeakRow> rows) {
          m_model.setRows(std::move(rows));
          showHint();
      })
{
    table().setModel(&m_model);
    table().setKeepsPlace(true);
    table().sortByColumn(kProminenceColumn, Qt::DescendingOrder);
    for (const auto signal : {&Session::currentChanged, &Session::recordingChanged}) {
        connect(&workspace.session, signal, this, &PeaksPanel::update);
    }
    connect(&workspace.session, &Session::listChanged, this, &PeaksPanel::update);
    connect(&workspace.options, &ViewOptions::changed, this, &PeaksPanel::retranslate);
    connect(&table(), &DataTable::rowChosen, this, [this](const QModelIndex& index) {
        if (const OpenRecording* open = m_workspace.session.current()) {
            Q_EMIT peakActivated(open->id, m_model.rowAt(index).peak.position);
        }
    });
    update();
    retranslate();
}

void PeaksPanel::update()
{
    const OpenRecording* open = m_workspace.session.current();
    setSubject(open != nullptr ? singleLine(open->name) : QString());
    const auto recording = open != nullptr && open->hasTimeline() ? open->recording : nullptr;
    if (recording == m_shown) {
        return;
    }
    m_shown = recording;
    retranslate();
    const int id = open != nullptr ? open->id : 0;
    if (std::exchange(m_shownId, id) != id) {
        m_model.setRows({}); // those of another recording, until the new ones are known
    }
    if (m_shown == nullptr) {
        m_job.start(0, [](TaskControl&) { return std::vector<PeakRow>(); });
        return;
    }
    const std::size_t cost =
        m_shown->timeline.mainSeries()->size() + kMostPeaks * m_shown->timeline.markers.size();
    m_job.start(cost, [recording](TaskControl&) { return peakRows(*recording); });
}

void PeaksPanel::retranslate()
{
    table().setAccessibleName(tr("Peaks"));
    if (m_shown != nullptr) {
        const AxisUnit axis = m_shown->timeline.axis;
        const SizeUnit unit = m_workspace.options.sizeUnit();
        const Series* series = m_shown->timeline.mainSeries();
        const auto value = [recording = m_shown, series, unit](double number) {
            return readingText(*series, number, unit);
        };
        const auto exact = [recording = m_shown, series](double number) {
            return exactReadingText(*series, number);
        };
        m_model.setColumns(
            {axisColumn<PeakRow>(columnTitle(TimelineColumn::Position, axis), axis,
                                 [](const PeakRow& row) { return row.peak.position; }),
             Column(tr("Value"), [value](const PeakRow& row) { return value(row.peak.value); })
                 .withNumber([](const PeakRow& row) { return row.peak.value; })
                 .withExact([exact](const PeakRow& row) { return exact(row.peak.value); }),
             Column(tr("Prominence"),
                    [value](const PeakRow& row) { return value(row.peak.prominence); })
                 .withHint(tr("How far the peak stands out from its surroundings"))
                 .withNumber([](const PeakRow& row) { return row.peak.prominence; })
                 .withExact([exact](const PeakRow& row) { return exact(row.peak.prominence); })
                 .withBar(BarKind::Share),
             Column(columnTitle(TimelineColumn::Function), [](const PeakRow& row) {
                 return row.function.isEmpty() ? unknownText() : row.function;
             }).asCode()});
        table().fitColumns();
    }
    showHint();
}

void PeaksPanel::showHint()
{
    if (m_shown == nullptr) {
        setHint(m_workspace.session.current() == nullptr ? tr("Open a profile to list its peaks.")
                                                         : tr("This recording has no timeline."));
    } else {
        setHint({});
    }
}

} // namespace tidemark::app
