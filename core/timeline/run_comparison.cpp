// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/run_comparison.h"

#include "core/model/series_names.h"
#include "core/timeline/statistics.h"

#include <cmath>

namespace tidemark
{

namespace
{

double areaUnder(const Series& series)
{
    double area = 0.0;
    for (std::size_t i = 1; i < series.size(); ++i) {
        const double left = (*series.values)[i - 1];
        const double right = (*series.values)[i];
        if (!std::isnan(left) && !std::isnan(right)) {
            const std::int64_t width = (*series.positions)[i] - (*series.positions)[i - 1];
            area += (left + right) / 2.0 * static_cast<double>(width);
        }
    }
    return area;
}

std::optional<double> ratioMinusOne(double value, double base)
{
    const bool isKnown = !std::isnan(value) && !std::isnan(base) && base != 0.0;
    return isKnown ? std::optional(value / base - 1.0) : std::nullopt;
}

/// Whether the program told it: the recorder's own counters have blanks in their names, but one.
bool isTold(const Series& series)
{
    return series.kind == SeriesKind::Counter && series.role == SeriesRole::Plain && !series.pid &&
           series.name.find(' ') == std::string::npos && series.name != kThreadsName;
}

void addTold(const Series& series, RunFigures& figures)
{
    const SeriesStatistics statistics = statisticsOf(series);
    const bool isCount = !series.countsBytes && (series.name == "items" || series.name == "count");
    if (statistics.readings == 0) {
        return;
    }
    if (!isCount) {
        figures.told.push_back({series.name, statistics.last, series.countsBytes});
    } else if (statistics.last > 0.0 && !(figures.count && series.name == "count")) {
        figures.count = statistics.last; // "items" is the clearer word where a program tells both
    }
}

RunFigures figuresOf(const RunTotals& totals)
{
    RunFigures figures;
    figures.peakBytes = totals.peakBytes;
    figures.duration = totals.duration;
    figures.meanBytes = figures.lastBytes = figures.area = kGap;
    figures.hasSamples = false;
    figures.count = totals.count;
    return figures;
}

} // namespace

std::optional<RunFigures> runFiguresOf(const Timeline& timeline)
{
    const Series* const series = timeline.mainSeries();
    if (series == nullptr || !series->isInBytes()) {
        return {};
    }
    const SeriesStatistics statistics = statisticsOf(*series);
    if (statistics.readings == 0) {
        return {};
    }
    RunFigures figures;
    figures.peakBytes = statistics.max;
    figures.peakAt = statistics.maxAt;
    figures.duration = series->positions->back() - series->positions->front();
    figures.meanBytes = statistics.mean;
    figures.lastBytes = statistics.last;
    figures.area = areaUnder(*series);
    return figures;
}

std::optional<RunFigures> runFiguresOf(const Recording& recording)
{
    if (recording.totals) {
        return figuresOf(*recording.totals);
    }
    auto figures = runFiguresOf(recording.timeline);
    if (figures && !recording.output.isEmpty()) {
        for (const Series& series : recording.timeline.series) {
            if (isTold(series)) {
                addTold(series, *figures);
            }
        }
    }
    return figures;
}

double RunFigures::peakPerItem() const
{
    return count ? peakBytes / *count : kGap;
}

double RunFigures::durationPerItem() const
{
    return count ? static_cast<double>(duration) / *count : kGap;
}

RunChange changeOf(const RunFigures& figures, const RunFigures& base)
{
    return {
        ratioMinusOne(figures.peakBytes, base.peakBytes),
        ratioMinusOne(static_cast<double>(figures.duration), static_cast<double>(base.duration)),
        ratioMinusOne(figures.meanBytes, base.meanBytes),
        ratioMinusOne(figures.area, base.area),
        ratioMinusOne(figures.lastBytes, base.lastBytes),
        ratioMinusOne(figures.peakPerItem(), base.peakPerItem()),
        ratioMinusOne(figures.durationPerItem(), base.durationPerItem())};
}

} // namespace tidemark
