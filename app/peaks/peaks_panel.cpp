// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/peaks/peaks_panel.h"

#include "app/text/figure_columns.h"
#include "app/text/function_text.h"
#include "app/text/series_text.h"
#include "app/text/timeline_columns.h"
#include "core/timeline/function_spans.h"
#include "core/timeline/statistics.h"

namespace tidemark::app
{

namespace
{

constexpr std::size_t kMostPeaks = 50;

/// Of the height of the series: lower ripples are no peaks worth a row.
constexpr double kLeastShare = 0.01;

using PeakColumn = TableColumn<PeakRow>;

constexpr int kProminenceColumn = 2;

std::vector<PeakRow> peakRows(const Recording& recording, TaskControl& /*control*/)
{
    const Timeline& timeline = recording.timeline;
    const Series& series = *timeline.mainSeries();
    const SeriesStatistics statistics = statisticsOf(series);
    const double height = statistics.max - statistics.min;
    std::vector<PeakRow> rows;
    for (const Peak& peak : highestPeaks(series, kMostPeaks, height * kLeastShare)) {
        const Marker* span = innermostSpanAt(timeline, peak.position);
        rows.push_back({peak, span != nullptr ? span->name : std::string()});
    }
    return rows;
}

} // namespace

PeaksPanel::PeaksPanel(Workspace& workspace, QWidget* parent)
    : RecordingTable(workspace, peakRows, parent)
{
    table().sortByColumn(kProminenceColumn, Qt::DescendingOrder);
    start();
}

std::size_t PeaksPanel::cost(const Recording& recording) const
{
    const Timeline& timeline = recording.timeline;
    return timeline.mainSeries()->size() + kMostPeaks * timeline.markers.size();
}

void PeaksPanel::activate(const QModelIndex& index)
{
    if (const OpenRecording* const open = current()) {
        Q_EMIT positionActivated(open->id, model().rowAt(index).peak.position);
    }
}

PointedPlace PeaksPanel::placeOf(const QModelIndex& index) const
{
    return {.recordingId = current()->id, .moment = commonOf(model().rowAt(index).peak.position)};
}

PeaksPanel::Columns PeaksPanel::columns() const
{
    const AxisUnit axis = shown()->timeline.axis;
    const SizeUnit unit = sizeUnit();
    Series series = *shown()->timeline.mainSeries();
    series.positions.reset(); // columns stay when the recording is closed
    series.values.reset();
    const auto value = [series, unit](double number) { return readingText(series, number, unit); };
    const auto exact = [series](double number) { return exactReadingText(series, number); };
    return {positionColumn<PeakRow>(columnTitle(TimelineColumn::Position, axis), axis,
                                    [](const PeakRow& row) { return row.peak.position; }),
            PeakColumn(ColumnTitle(tr("Value")).in(readingName(series)),
                       [value](const PeakRow& row) { return value(row.peak.value); })
                .withNumber([](const PeakRow& row) { return row.peak.value; })
                .withExact([exact](const PeakRow& row) { return exact(row.peak.value); }),
            PeakColumn(ColumnTitle(tr("Prominence")).in(readingName(series)),
                       [value](const PeakRow& row) { return value(row.peak.prominence); })
                .withHint(tr("How far the peak stands out from its surroundings"))
                .withNumber([](const PeakRow& row) { return row.peak.prominence; })
                .withExact([exact](const PeakRow& row) { return exact(row.peak.prominence); })
                .withBar(BarKind::Share),
            PeakColumn(columnTitle(TimelineColumn::Function), [names = FunctionNames(
                                                                   shown()->timeline)](
                                                                  const PeakRow& row) {
                return row.function.empty() ? unknownText() : names(row.function);
            }).withExact([](const PeakRow& row) {
                  return QString::fromStdString(row.function);
              }).asCode()};
}

QString PeaksPanel::name() const
{
    return tr("Peaks");
}

QString PeaksPanel::hint() const
{
    if (shown() != nullptr) {
        return {};
    }
    return current() == nullptr ? tr("Open a profile to list its peaks.")
                                : tr("This recording has no timeline.");
}

} // namespace tidemark::app

#include "moc_peaks_panel.cpp"
