// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/lives.h"

#include "core/model/restart_name.h"
#include "core/timeline/leak_verdict.h"
#include "core/timeline/statistics.h"
#include "core/timeline/trend.h"

#include <algorithm>
#include <numeric>

namespace tidemark
{

namespace
{

constexpr double kYoung = 0.1;      ///< of the usual length: its own growth tells nothing yet
constexpr double kLeastRise = 0.01; ///< of the level, in the second half of a life

/// The length as a number, also where it is too large for the axis.
double lengthOf(std::int64_t begin, std::int64_t end)
{
    return static_cast<double>(end) - static_cast<double>(begin);
}

/// The lives with the samples that tell of them.
std::vector<Life> cutAtRestarts(const Timeline& timeline, const Series* main)
{
    const bool hasTime = timeline.axis == AxisUnit::Nanoseconds;
    std::vector<Life> lives;
    for (LifeRange range : lifeRangesOf(timeline)) {
        if (hasTime && range.hasEnded && main != nullptr) {
            range.samples = withoutTakeDown(*main, range.samples);
        }
        lives.push_back({range});
    }
    return lives;
}

std::optional<double> medianOf(std::vector<double> values)
{
    if (values.empty()) {
        return {};
    }
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    const double upper = *middle;
    if (values.size() % 2 == 1) {
        return upper;
    }
    const double lower = *std::max_element(values.begin(), middle);
    return lower + (upper - lower) / 2.0;
}

std::optional<Spread> spreadOf(const std::vector<double>& values)
{
    const auto median = medianOf(values);
    if (!median) {
        return {};
    }
    const auto [low, high] = std::ranges::minmax(values);
    return Spread{*median, low, high};
}

std::vector<double> intervalsIn(const std::vector<Life>& lives)
{
    std::vector<double> intervals;
    for (std::size_t i = 1; i + 1 < lives.size(); ++i) {
        intervals.push_back(lengthOf(lives[i - 1].end, lives[i].end));
    }
    return intervals;
}

using Figure = std::optional<double> Life::*;

/// The known ones of @p figure of the lives that a restart ended.
std::vector<double> endedFigures(const Lives& all, Figure figure)
{
    std::vector<double> figures;
    for (std::size_t i = 0; i < all.restarts(); ++i) {
        if (const std::optional<double> one = all.lives[i].*figure) {
            figures.push_back(*one);
        }
    }
    return figures;
}

double usualLength(const Lives& all)
{
    std::vector<double> lengths;
    for (std::size_t i = 0; i < all.restarts(); ++i) {
        lengths.push_back(lengthOf(all.lives[i].begin, all.lives[i].end));
    }
    return medianOf(std::move(lengths)).value_or(0.0);
}

void read(Lives& all, const Timeline& timeline, const Series& series)
{
    const bool hasRate = timeline.axis == AxisUnit::Nanoseconds && series.isInBytes();
    for (Life& life : all.lives) {
        const SeriesStatistics statistics = statisticsOf(series, life.samples);
        if (statistics.readings > 0) {
            life.first = statistics.first;
            life.peak = statistics.max;
            life.last = statistics.last;
            life.perSecond = hasRate ? trendOf(series, life.samples) : std::nullopt;
        }
    }
}

/// Whether @p life went up to @p level only in its second half, by more than @p noise.
bool roseTo(double level, double noise, const Life& life, const Series& series)
{
    const AxisRange firstHalf{life.begin, std::midpoint(life.begin, life.end)};
    const SeriesStatistics early = statisticsOf(series, firstHalf);
    return early.readings > 0 && level - early.max > std::max(noise, kLeastRise * level);
}

/// The common level of @p ends, one of each life that a restart ended.
std::optional<Spread> agreeing(const Lives& all, const Series& series, Figure end)
{
    const std::vector<double> ends = endedFigures(all, end);
    if (ends.empty()) {
        return {};
    }
    const double lowest = std::ranges::max(ends) * (1.0 - Lives::kAgreement);
    std::vector<double> alike;
    std::ranges::copy_if(ends, std::back_inserter(alike),
                         [lowest](double value) { return value >= lowest; });
    if (alike.size() < 2 || 2 * alike.size() < ends.size()) {
        return {};
    }
    const auto spread = spreadOf(alike);
    std::size_t risen = 0;
    for (std::size_t i = 0; i < all.restarts(); ++i) {
        const std::optional<double> level = all.lives[i].*end;
        const bool isAlike = level && *level >= lowest;
        risen += isAlike && roseTo(*level, spread->high - spread->low, all.lives[i], series);
    }
    return 2 * risen >= alike.size() ? spread : std::nullopt;
}

std::optional<double> latestGrowth(const Lives& all, const Series& series)
{
    const Life& life = all.lives.back();
    if (lengthOf(life.begin, life.end) < kYoung * usualLength(all)) {
        return all.perSecond;
    }
    return trendOf(series, {std::midpoint(life.begin, life.end), life.samples.end});
}

/// Seconds from the end of the last life until its tops reach the next limit.
std::optional<double> timeToLimit(const Lives& all, const Series& series)
{
    const Life& life = all.lives.back();
    const std::optional<double> limit = all.nextLimit();
    if (!limit || !life.last || life.hasEnded) {
        return {};
    }
    const std::int64_t lastQuarter = std::midpoint(std::midpoint(life.begin, life.end), life.end);
    const std::int64_t lastEighth = std::midpoint(lastQuarter, life.end);
    const SeriesStatistics latest = statisticsOf(series, {lastEighth, life.samples.end});
    const double top = latest.readings > 0 ? latest.max : *life.last;
    if (top >= *limit) {
        return 0.0;
    }
    const std::optional<double> growth = latestGrowth(all, series);
    return growth && *growth > 0.0 ? std::optional((*limit - top) / *growth) : std::nullopt;
}

} // namespace

Lives livesOf(const Timeline& timeline, bool goesOn)
{
    Lives all;
    const Series* const series = timeline.mainSeries();
    all.lives = cutAtRestarts(timeline, series);
    all.interval = spreadOf(intervalsIn(all.lives));
    all.areInferred = std::ranges::any_of(timeline.markers, [](const Marker& marker) {
        return marker.kind == MarkerKind::Restart && marker.name == kInferredRestart;
    });
    if (series == nullptr) {
        return all;
    }
    read(all, timeline, *series);
    if (timeline.axis != AxisUnit::Nanoseconds || !series->isInBytes()) {
        return all;
    }
    all.perSecond = medianOf(endedFigures(all, &Life::perSecond));
    all.limit = agreeing(all, *series, &Life::peak);
    if (!all.limit) {
        all.limit = agreeing(all, *series, &Life::last);
    }
    all.knownLimit = knownMemoryLimit(timeline);
    all.reachedAfter = goesOn && all.restarts() > 0 ? timeToLimit(all, *series) : std::nullopt;
    return all;
}

} // namespace tidemark
