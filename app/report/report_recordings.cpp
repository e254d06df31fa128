// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/report_recordings.h"

#include "app/report/plot_svg.h"
#include "app/report/scatter_svg.h"
#include "app/text/alignment_text.h"
#include "app/text/count_text.h"
#include "app/text/figure_columns.h"
#include "app/text/file_text.h"
#include "app/text/group_text.h"
#include "app/text/leak_text.h"
#include "app/text/recording_facts.h"
#include "app/text/run_columns.h"
#include "app/text/series_text.h"
#include "app/text/timeline_columns.h"
#include "app/text/warning_text.h"
#include "core/timeline/function_totals.h"
#include "core/timeline/leak_verdict.h"
#include "core/timeline/marks.h"
#include "core/timeline/pareto_front.h"
#include "core/timeline/peaks.h"
#include "core/timeline/run_groups.h"
#include "core/timeline/run_placement.h"
#include "core/timeline/shown_series.h"

#include <QCoreApplication>

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr std::size_t kMostRows = 20;
constexpr std::size_t kMostLines = 40; ///< in one picture

struct RecordingsText {
    Q_DECLARE_TR_FUNCTIONS(ReportRecordings)
};

/// What a row of a cut table stands for, below it.
void addLeftOut(std::size_t all, std::size_t shown, HtmlPage& page)
{
    if (shown < all) {
        page.addParagraph(RecordingsText::tr("%1 of %2 are listed.")
                              .arg(countText(static_cast<std::uint64_t>(shown)),
                                   countText(static_cast<std::uint64_t>(all))));
    }
}

template <typename Row>
void addRows(const TableColumns<Row>& columns, std::vector<Row> rows, HtmlPage& page)
{
    const std::size_t all = rows.size();
    rows.resize(std::min(all, kMostRows));
    page.addTable(htmlTable(columns, rows));
    addLeftOut(all, rows.size(), page);
}

std::vector<PlotMoment> momentsOf(const Timeline& timeline)
{
    std::vector<PlotMoment> moments;
    for (const Marker& marker : timeline.markers) {
        if (marker.kind == MarkerKind::Mark || marker.kind == MarkerKind::Restart ||
            marker.kind == MarkerKind::Leak) {
            moments.push_back({marker.start, fileText(marker.name)});
        }
    }
    return moments;
}

void addPicture(const Timeline& timeline, SizeUnit unit, HtmlPage& page)
{
    Plot plot{timeline.axis, unit, {}, momentsOf(timeline)};
    const std::vector<bool> shown = shownAtFirst(timeline);
    for (std::size_t i = 0; i < timeline.series.size() && plot.lines.size() < kMostLines; ++i) {
        const Series& series = timeline.series[i];
        if (shown[i] && series.isInBytes() && series.size() > 0) {
            plot.lines.push_back({&series, seriesText(series)});
        }
    }
    const SvgPicture picture = plotSvg(plot);
    if (!picture.svg.isEmpty()) {
        page.addFigure(picture.svg, {}, picture.legend);
    }
}

void addPeaks(const Timeline& timeline, SizeUnit unit, HtmlPage& page)
{
    constexpr std::size_t kMostPeaks = 5;
    const Series* const series = timeline.mainSeries();
    if (series == nullptr || series->size() == 0) {
        return;
    }
    const auto peaks = highestPeaks(*series, kMostPeaks);
    if (peaks.empty()) {
        return;
    }
    page.addHeading(3, RecordingsText::tr("Peaks of %1").arg(seriesText(*series)));
    const TableColumns<Peak> columns{
        positionColumn<Peak>(columnTitle(TimelineColumn::Position, timeline.axis), timeline.axis,
                             [](const Peak& peak) { return peak.position; }),
        TableColumn<Peak>(
            RecordingsText::tr("Value"),
            [series, unit](const Peak& peak) { return readingText(*series, peak.value, unit); })
            .withNumber([](const Peak& peak) { return peak.value; }),
        TableColumn<Peak>(RecordingsText::tr("Prominence"), [series, unit](const Peak& peak) {
            return readingText(*series, peak.prominence, unit);
        }).withNumber([](const Peak& peak) { return peak.prominence; })};
    page.addTable(htmlTable(columns, peaks));
}

Result<void> addFunctions(const Timeline& timeline, SizeUnit unit, HtmlPage& page,
                          TaskControl& control)
{
    auto totals = functionTotalsOf(timeline, control);
    if (control.cancelled()) {
        return failure(ErrorCode::Cancelled);
    }
    if (totals.empty()) {
        return {};
    }
    using Column = TableColumn<FunctionTotal>;
    const auto bytes = [unit](const ColumnTitle& title,
                              std::optional<std::int64_t> FunctionTotal::*figure) {
        return sizeColumn<FunctionTotal>(
            title, unit, [figure](const FunctionTotal& row) { return figureOrGap(row.*figure); });
    };
    page.addHeading(3, RecordingsText::tr("Functions"));
    addRows<FunctionTotal>(
        {Column(columnTitle(TimelineColumn::Function),
                [](const FunctionTotal& row) { return fileText(row.name); }),
         countColumn<FunctionTotal>(
             RecordingsText::tr("Calls"),
             [](const FunctionTotal& row) { return static_cast<std::uint64_t>(row.calls); }),
         axisColumn<FunctionTotal>(columnTitle(TimelineColumn::Duration, timeline.axis),
                                   timeline.axis,
                                   [](const FunctionTotal& row) { return row.length; }),
         bytes(RecordingsText::tr("Most at start"), &FunctionTotal::mostAtStart),
         bytes(RecordingsText::tr("Most at end"), &FunctionTotal::mostAtEnd),
         sizeChangeColumn<FunctionTotal>(
             RecordingsText::tr("Largest change"), unit,
             [](const FunctionTotal& row) { return figureOrGap(row.largestChange); })},
        std::move(totals), page);
    return {};
}

void addMarks(const Timeline& timeline, SizeUnit unit, HtmlPage& page)
{
    const Series* const series = timeline.mainSeries();
    if (series == nullptr) {
        return;
    }
    auto marks = marksOf(timeline, *series);
    if (marks.empty()) {
        return;
    }
    page.addHeading(3, RecordingsText::tr("Marks"));
    const auto change = [series, unit](const ColumnTitle& title,
                                       std::optional<double> MarkReading::*figure) {
        return sizeChangeColumn<MarkReading>(
            title, unit, [figure](const MarkReading& row) { return figureOrGap(row.*figure); });
    };
    TableColumns<MarkReading> columns{
        TableColumn<MarkReading>(columnTitle(TimelineColumn::Mark),
                                 [](const MarkReading& row) { return fileText(row.name); }),
        positionColumn<MarkReading>(columnTitle(TimelineColumn::Position, timeline.axis),
                                    timeline.axis,
                                    [](const MarkReading& row) { return row.position; }),
        TableColumn<MarkReading>(seriesText(*series), [series, unit](const MarkReading& row) {
            return row.value ? readingText(*series, *row.value, unit) : unknownText();
        }).withNumber([](const MarkReading& row) { return figureOrGap(row.value); })};
    if (series->isInBytes()) {
        columns.push_back(
            change(columnTitle(TimelineColumn::VersusPrevious), &MarkReading::versusPrevious));
        columns.push_back(
            change(columnTitle(TimelineColumn::VersusFirst), &MarkReading::versusFirst));
    }
    addRows<MarkReading>(columns, std::move(marks), page);
}

void addFactsTo(HtmlPage& page, const std::vector<Fact>& facts)
{
    std::vector<std::pair<QString, QString>> pairs;
    for (const Fact& fact : facts) {
        pairs.emplace_back(fact.label, fact.text);
    }
    page.addFacts(pairs);
}

void addVerdict(const Timeline& timeline, SizeUnit unit, HtmlPage& page)
{
    const LeakJudgement judgement = judgeLeak(timeline, {});
    page.addHeading(3, RecordingsText::tr("Leak verdict"));
    page.addParagraph(leakSentence(judgement, timeline, unit));
    addFactsTo(page, slopeFacts(judgement, timeline, unit));
}

/// How the groups that runs belong to by themselves, as their label or experiment says, stand to
/// those that they are set against.
void addOwnGroups(const ReportRequest& request, HtmlPage& page)
{
    std::vector<GroupMember> members;
    for (const ReportedRecording& one : request.recordings) {
        const auto figures = runFiguresOf(*one.recording);
        if (!one.group.empty() && figures) {
            members.push_back({one.group, one.groupBase, one.recording->timeline.axis, *figures});
        }
    }
    const std::vector<RunGroup> groups = groupsOfMembers(members);
    for (const RunGroup& group : groups) {
        if (group.versusBase) {
            page.addParagraph(groupSentence(fileText(group.name), group.figures, group.axis,
                                            group.versusBase, fileText(groups[group.base].name),
                                            request.unit));
        }
    }
}

/// The runs over one another, as they are aligned.
void addOverlay(std::vector<const ReportedRecording*> runs, const ReportRequest& request,
                AxisUnit axis, HtmlPage& page)
{
    QStringList notes;
    if (runs.size() > kMostLines) {
        runs.resize(kMostLines);
        notes << RecordingsText::tr("The first %Ln run(s) are drawn.", nullptr,
                                    static_cast<int>(kMostLines));
    }
    std::vector<const Recording*> recordings;
    for (const ReportedRecording* const run : runs) {
        recordings.push_back(run->recording.get());
    }
    const RunPlacements placed = placementsOf(recordings, request.alignment);
    Plot plot{axis, request.unit};
    plot.isStretched = isStretched(request.alignment.kind);
    plot.wallClockOrigin = placed.wallClockOrigin;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        plot.lines.push_back(
            {recordings[i]->timeline.mainSeries(), runs[i]->name, placed.places[i]});
    }
    if (request.alignment.kind != AlignmentKind::Start) {
        notes << alignmentText(request.alignment);
    }
    if (placed.withoutPlace > 0) {
        notes << unplacedText(request.alignment, static_cast<int>(placed.withoutPlace));
    }
    const SvgPicture picture = plotSvg(plot);
    if (!picture.svg.isEmpty()) {
        page.addFigure(picture.svg, notes.join(QStringLiteral(" · ")), picture.legend);
    }
}

/// Peak against run time, where time is told.
void addScatter(const std::vector<ComparedRun>& rows, AxisUnit axis, SizeUnit unit, HtmlPage& page)
{
    std::vector<RunFigures> figures;
    for (const ComparedRun& row : rows) {
        figures.push_back(*row.figures);
    }
    const std::vector<bool> front = paretoFrontOf(figures);
    std::vector<ScatterPoint> points;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        points.push_back({rows[i].name, figures[i].peakBytes, figures[i].duration, front[i]});
    }
    page.addFigure(scatterSvg(points, axis, unit),
                   RecordingsText::tr("Peak against run time. Diamonds are on the Pareto front: no "
                                      "other run has less memory and less time."));
}

} // namespace

void addRuns(const ReportRequest& request, HtmlPage& page)
{
    const Recording* base = nullptr;
    std::vector<const ReportedRecording*> drawn;
    std::vector<ComparedRun> rows;
    RunColumnChoice choice;
    QStringList leftOut;
    for (const ReportedRecording& one : request.recordings) {
        const Timeline& timeline = one.recording->timeline;
        const auto figures = runFiguresOf(*one.recording);
        if (!figures) {
            continue;
        }
        base = base == nullptr ? one.recording.get() : base;
        if (timeline.axis != base->timeline.axis) {
            leftOut << one.name;
            continue;
        }
        if (timeline.mainSeries() != nullptr) {
            drawn.push_back(&one);
        }
        choice.add(figures);
        const bool isBase = rows.empty();
        rows.push_back({one.name, timeline.axis, figures,
                        isBase ? RunChange() : changeOf(*figures, *rows.front().figures), isBase});
    }
    if (rows.size() < 2) {
        return;
    }
    const AxisUnit axis = base->timeline.axis;
    page.addHeading(2, RecordingsText::tr("Runs side by side"));
    addOverlay(drawn, request, axis, page);
    page.addTable(htmlTable(runColumns(axis, request.unit, choice), rows));
    addScatter(rows, axis, request.unit, page);
    addOwnGroups(request, page);
    if (!leftOut.isEmpty()) {
        page.addParagraph(RecordingsText::tr("Over another axis, and so not compared: %1")
                              .arg(leftOut.join(QStringLiteral(", "))));
    }
}

Result<void> addRecording(const ReportedRecording& one, SizeUnit unit, HtmlPage& page,
                          TaskControl& control)
{
    const Recording& recording = *one.recording;
    const Timeline& timeline = recording.timeline;
    page.addHeading(2, one.name);
    addFactsTo(page, recordingFacts(recording, one.format, unit));
    if (!timeline.series.empty()) {
        addPicture(timeline, unit, page);
        addRows<SeriesFigures>(seriesColumns(timeline.axis, unit), seriesFiguresOf(timeline), page);
        addPeaks(timeline, unit, page);
        addMarks(timeline, unit, page);
        if (auto added = addFunctions(timeline, unit, page, control); !added) {
            return added;
        }
        addVerdict(timeline, unit, page);
    }
    if (!recording.warnings.empty()) {
        page.addHeading(3, RecordingsText::tr("What was odd about the file"));
        QStringList warnings;
        for (const Warning& warning : recording.warnings) {
            warnings << warningText(warning);
        }
        page.addList(warnings);
    }
    return {};
}

} // namespace tidemark::app
