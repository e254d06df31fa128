// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/recording_facts.h"

#include "app/text/count_text.h"
#include "app/text/figure_columns.h"
#include "app/text/file_text.h"
#include "app/text/kind_text.h"
#include "app/text/lives_text.h"
#include "app/text/per_item_text.h"
#include "app/text/series_text.h"
#include "app/text/time_text.h"
#include "app/text/timeline_columns.h"
#include "core/timeline/lives.h"
#include "core/timeline/run_comparison.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace tidemark::app
{

namespace
{

constexpr qsizetype kProgramLimit = 100;
constexpr qsizetype kShortNameLimit = 40;

struct RecordingSummary {
    Q_DECLARE_TR_FUNCTIONS(RecordingSummary)
};

/// The functions that ran at @p position, outermost first: "main › load".
QString functionsAt(const Timeline& timeline, std::int64_t position)
{
    constexpr int kMost = 6;
    std::vector<const Marker*> running;
    for (const Marker& marker : timeline.markers) {
        if (marker.kind == MarkerKind::Function && marker.start <= position &&
            position <= marker.end) {
            running.push_back(&marker);
        }
    }
    std::ranges::stable_sort(running, {}, [](const Marker* marker) { return marker->level; });
    QStringList names;
    for (const Marker* marker : running) {
        names += fileText(marker->name, kShortNameLimit);
    }
    if (names.size() > kMost) {
        names = names.first(1) + QStringList(QString(QChar(0x2026))) + names.last(kMost - 1);
    }
    return names.join(QStringLiteral(" › "));
}

QString peakText(const Timeline& timeline, SizeUnit unit)
{
    const Series* const series = timeline.mainSeries();
    const SeriesStatistics statistics = series ? statisticsOf(*series) : SeriesStatistics();
    if (statistics.readings == 0) {
        return {};
    }
    const QString value = readingText(*series, statistics.max, unit);
    const QString exact = exactReadingText(*series, statistics.max);
    const QString where = axisPositionText(timeline.axis, statistics.maxAt);
    const QString functions = functionsAt(timeline, statistics.maxAt);
    return functions.isEmpty() ? RecordingSummary::tr("%1 (%2) at %3", "size (exact size) at time")
                                     .arg(value, exact, where)
                               : RecordingSummary::tr("%1 (%2) at %3 in %4",
                                                      "size (exact size) at time in functions")
                                     .arg(value, exact, where, functions);
}

/// Where only that is known.
QString totalPeakText(const RunTotals& totals, SizeUnit unit)
{
    return RecordingSummary::tr("%1 (%2)", "size (exact size)")
        .arg(sizeText(totals.peakBytes, unit), exactSizeText(totals.peakBytes));
}

/// None where nobody counted items.
std::optional<RunFigures> countedFigures(const Recording& recording)
{
    const bool mayHaveCount = recording.totals || !recording.output.isEmpty();
    auto figures = mayHaveCount ? runFiguresOf(recording) : std::nullopt;
    return figures && figures->count ? figures : std::nullopt;
}

/// "0.363 MiB, 0.938 s".
QString perItemText(const RunFigures& figures, AxisUnit axis, SizeUnit unit)
{
    return RecordingSummary::tr("%1, %2", "size and duration for each item")
        .arg(sizePerItemText(figures.peakPerItem(), figures.peakBytes, unit),
             lengthPerItemText(axis, figures.durationPerItem()));
}

QString durationOf(const Timeline& timeline)
{
    const AxisRange range = timeline.sampledRange();
    return range.isEmpty() ? QString() : axisText(timeline.axis, range.length() - 1);
}

QString markersText(const Timeline& timeline)
{
    std::map<MarkerKind, std::size_t> counts;
    for (const Marker& marker : timeline.markers) {
        ++counts[marker.kind];
    }
    QStringList parts;
    for (const auto& [kind, count] : counts) {
        parts += QStringLiteral("%1 × %2").arg(kindText(kind), countText(count));
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace

std::vector<Fact> recordingFacts(const Recording& recording, const QString& format, SizeUnit unit)
{
    std::vector<Fact> facts;
    const auto add = [&facts](const QString& label, const QString& fact) {
        if (!fact.isEmpty()) {
            facts.push_back({label, fact});
        }
    };
    const Timeline& timeline = recording.timeline;
    add(RecordingSummary::tr("Format"), format);
    add(RecordingSummary::tr("Program"), fileText(recording.program, kProgramLimit));
    if (recording.startedUnixNs) {
        add(RecordingSummary::tr("Started"), wallClockText(*recording.startedUnixNs));
    }
    const auto& totals = recording.totals;
    add(columnTitle(TimelineColumn::Duration, timeline.axis).text,
        totals ? durationText(totals->duration) : durationOf(timeline));
    add(columnTitle(TimelineColumn::Peak).text,
        totals ? totalPeakText(*totals, unit) : peakText(timeline, unit));
    if (const auto figures = countedFigures(recording)) {
        add(RecordingSummary::tr("Items"), itemsText(*figures->count));
        add(RecordingSummary::tr("Per item"), perItemText(*figures, timeline.axis, unit));
    }
    if (const Series* const main = timeline.mainSeries()) {
        const QString meaning = meaningText(*main);
        add(RecordingSummary::tr("Peak of"),
            meaning.isEmpty()
                ? QString()
                : RecordingSummary::tr("%1: %2", "a series: what it was taken for")
                      .arg(fileText(seriesText(*main).toStdString(), kShortNameLimit), meaning));
    }
    add(RecordingSummary::tr("Events"), markersText(timeline));
    add(RecordingSummary::tr("Restarts"),
        livesSentence(livesOf(timeline, recording.mayGrow), timeline.axis, unit));
    return facts;
}

std::vector<SeriesFigures> seriesFiguresOf(const Timeline& timeline)
{
    std::vector<SeriesFigures> figures;
    figures.reserve(timeline.series.size());
    for (const Series& series : timeline.series) {
        figures.push_back({&series, statisticsOf(series)});
    }
    return figures;
}

TableColumns<SeriesFigures> seriesColumns(AxisUnit axis, SizeUnit unit)
{
    using Column = TableColumn<SeriesFigures>;
    const auto figure = [unit](const ColumnTitle& title, double SeriesStatistics::*value) {
        return Column(title,
                      [unit, value](const SeriesFigures& row) {
                          return row.statistics.readings > 0
                                     ? readingText(*row.series, row.statistics.*value, unit)
                                     : unknownText();
                      })
            .withNumber([value](const SeriesFigures& row) {
                return row.statistics.readings > 0 ? row.statistics.*value : kGap;
            });
    };
    return {
        Column(columnTitle(TimelineColumn::Series),
               [](const SeriesFigures& row) {
                   return fileText(seriesText(*row.series).toStdString(), kShortNameLimit);
               }),
        countColumn<SeriesFigures>(RecordingSummary::tr("Samples"),
                                   [](const SeriesFigures& row) { return row.statistics.samples; }),
        figure(columnTitle(TimelineColumn::First), &SeriesStatistics::first),
        figure(columnTitle(TimelineColumn::Last), &SeriesStatistics::last),
        figure(columnTitle(TimelineColumn::Min), &SeriesStatistics::min),
        figure(columnTitle(TimelineColumn::Max), &SeriesStatistics::max),
        Column(RecordingSummary::tr("Max at"),
               [axis](const SeriesFigures& row) {
                   return row.statistics.readings > 0 ? axisPositionText(axis, row.statistics.maxAt)
                                                      : unknownText();
               })
            .withNumber([](const SeriesFigures& row) {
                return row.statistics.readings > 0 ? static_cast<double>(row.statistics.maxAt)
                                                   : kGap;
            }),
        figure(columnTitle(TimelineColumn::Mean), &SeriesStatistics::mean)};
}

} // namespace tidemark::app
