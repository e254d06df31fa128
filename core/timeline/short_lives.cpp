// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/short_lives.h"

#include "core/timeline/statistics.h"
#include "core/timeline/trend.h"

#include <algorithm>

namespace tidemark
{

namespace
{

constexpr std::size_t kLeastLives = 3;
constexpr std::size_t kLeastReadingsOfLife = 4; ///< of one life
constexpr double kLeastGrowing = 0.9;           ///< of the lives, that have to grow
constexpr double kGoesOnGrowing = 0.4;          ///< of its growth, in the later half of a life
constexpr double kMonotoneLife = 0.6;           ///< tau of a life
constexpr std::size_t kLifeWindows = 32;
constexpr double kYoung = 0.5; ///< of the others' length: such a life has yet to grow
constexpr double kTrifleOfLife = 131072.0;
constexpr double kTrifleShareOfLife = 0.002; ///< of the level

/// How fast a life grows, if it goes on doing so until its end.
std::optional<double> growthOf(const Series& series, const SeriesStatistics& life)
{
    const AxisRange whole{life.firstAt, life.lastAt + 1};
    const AxisRange later{life.firstAt + (life.lastAt - life.firstAt) / 2, whole.end};
    const auto pace = trendOf(series, whole);
    const auto late = trendOf(series, later);
    const auto line = theilSen(lowerEnvelope(series, whole, kLifeWindows));
    const bool grows =
        pace && late && line && line->tau >= kMonotoneLife && *pace > 0.0 &&
        *late >= kGoesOnGrowing * *pace &&
        life.last - life.first > std::max(kTrifleOfLife, kTrifleShareOfLife * life.mean);
    return grows ? pace : std::nullopt;
}

/// Median of the lives that have ended, in axis units.
double usualLength(const std::vector<LifeRange>& lives)
{
    std::vector<std::int64_t> lengths;
    for (const LifeRange& life : lives) {
        if (life.hasEnded) {
            lengths.push_back(life.samples.length());
        }
    }
    if (lengths.empty()) {
        return 0.0;
    }
    std::ranges::sort(lengths);
    return static_cast<double>(lengths[lengths.size() / 2]);
}

} // namespace

std::optional<ShortLives> judgeShortLives(const Series& main, const std::vector<LifeRange>& lives,
                                          std::optional<double> threshold)
{
    ShortLives all;
    std::vector<double> paces;
    std::int64_t length = 0;
    double level = 0.0;
    const double young = kYoung * usualLength(lives);
    for (const LifeRange& life : lives) {
        const SeriesStatistics statistics = statisticsOf(main, life.samples);
        const bool isYoung = !life.hasEnded && static_cast<double>(life.samples.length()) < young;
        if (isYoung || statistics.readings < kLeastReadingsOfLife) {
            continue;
        }
        ++all.lives;
        all.slope.readings += statistics.readings;
        length += statistics.lastAt - statistics.firstAt;
        level = std::max(level, statistics.mean);
        if (const auto pace = growthOf(main, statistics)) {
            paces.push_back(*pace);
        }
    }
    all.growing = paces.size();
    if (all.lives < kLeastLives || all.slope.readings < SlopeRule::kLeastReadings ||
        length <= SlopeRule::kLeastLength ||
        static_cast<double>(all.growing) < kLeastGrowing * static_cast<double>(all.lives)) {
        return {};
    }
    std::ranges::sort(paces);
    SlopeRule& slope = all.slope;
    slope.threshold = threshold.value_or(usualLeakThreshold(level));
    if (paces.front() <= *slope.threshold) {
        return {};
    }
    SlopeEstimate line;
    line.perSecond = paces[paces.size() / 2];
    line.low = paces.front();
    line.high = paces.back();
    line.tau = 1.0;
    slope.verdict = LeakVerdict::Leak;
    slope.points = paces.size();
    slope.settled = slope.readings;
    slope.judged = {lives.front().samples.begin, lives.back().samples.end};
    slope.leftOut = slope.judged.length() - length;
    slope.line = line;
    return all;
}

} // namespace tidemark
