// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/statistics.h"

#include "core/timeline/readings.h"

#include <algorithm>

namespace tidemark
{

namespace
{

SeriesStatistics statisticsOfSamples(const Series& series, std::size_t begin, std::size_t end)
{
    SeriesStatistics result;
    result.samples = end - begin;
    const ValueColumn& values = *series.values;
    const ValueSummary summary = values.summarize(begin, end);
    result.readings = summary.count;
    if (summary.isEmpty()) {
        return result;
    }
    const std::size_t first = firstReading(values, {begin, end});
    const std::size_t last = lastReading(values, {begin, end});
    result.first = values[first];
    result.last = values[last];
    result.firstAt = (*series.positions)[first];
    result.lastAt = (*series.positions)[last];
    result.min = summary.min;
    result.max = summary.max;
    result.mean = summary.mean();
    result.maxAt =
        (*series.positions)[firstWith(values, {first, last + 1}, &ValueSummary::max, summary.max)];
    return result;
}

} // namespace

std::optional<double> SeriesStatistics::change() const
{
    return readings < 2 ? std::nullopt : std::optional(last - first);
}

std::optional<double> SeriesStatistics::rate(std::int64_t unit) const
{
    const auto known = change();
    return known && span() > 0
               ? std::optional(*known / static_cast<double>(span()) * static_cast<double>(unit))
               : std::nullopt;
}

SeriesStatistics statisticsOf(const Series& series, AxisRange range)
{
    if (series.size() == 0 || range.isEmpty()) {
        return {};
    }
    const std::size_t begin = series.positions->lowerBound(range.begin);
    const std::size_t end = series.positions->lowerBound(range.end, begin);
    return begin < end ? statisticsOfSamples(series, begin, end) : SeriesStatistics{};
}

SeriesStatistics statisticsOf(const Series& series)
{
    return series.size() == 0 ? SeriesStatistics{} : statisticsOfSamples(series, 0, series.size());
}

} // namespace tidemark
