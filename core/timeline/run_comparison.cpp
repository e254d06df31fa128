// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/run_comparison.h"

#include "core/timeline/statistics.h"

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
    return base == 0.0 ? std::nullopt : std::optional(value / base - 1.0);
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

RunChange changeOf(const RunFigures& figures, const RunFigures& base)
{
    return {
        ratioMinusOne(figures.peakBytes, base.peakBytes),
        ratioMinusOne(static_cast<double>(figures.duration), static_cast<double>(base.duration)),
        ratioMinusOne(figures.meanBytes, base.meanBytes), ratioMinusOne(figures.area, base.area),
        ratioMinusOne(figures.lastBytes, base.lastBytes)};
}

} // namespace tidemark
