// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/leak_verdict.h"

#include "core/timeline/readings.h"
#include "core/timeline/trend.h"

#include <algorithm>

namespace tidemark
{

namespace
{

constexpr std::size_t kMostLives = 32; ///< looked at, from the last one back

AxisRange everything()
{
    return {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()};
}

/// The parts of @p range that restarts separate, those without a sample left out.
std::vector<AxisRange> livesIn(const Timeline& timeline, AxisRange range)
{
    const AxisRange sampled = timeline.sampledRange();
    const AxisRange whole{std::max(range.begin, sampled.begin), std::min(range.end, sampled.end)};
    std::vector<AxisRange> lives{whole};
    for (const Marker& marker : timeline.markers) {
        if (marker.kind == MarkerKind::Restart && marker.start > lives.back().begin &&
            marker.start < whole.end) {
            lives.back().end = marker.start;
            lives.push_back({marker.start, whole.end});
        }
    }
    return lives;
}

const Series* baselineOf(const Timeline& timeline)
{
    const auto found = std::ranges::find_if(timeline.series, [](const Series& one) {
        return one.kind == SeriesKind::GcBaseline && !one.pid;
    });
    return found == timeline.series.end() ? nullptr : &*found;
}

/// Seconds from the end of the judged range until readings as high as the latest reach @p limit.
double timeToReach(const Series& main, const SlopeRule& slope, double limit)
{
    const AxisRange judged = slope.judged;
    const PositionColumn& positions = *main.positions;
    const std::size_t begin = positions.lowerBound(judged.end - judged.length() / 8);
    const std::size_t end = positions.lowerBound(judged.end, begin);
    const double high = main.values->summarize(begin, end).max;
    const double top = std::isfinite(high) ? high : slope.line->at(judged.end);
    return std::max((limit - top) / slope.line->perSecond, 0.0);
}

SlopeRule slopeOf(const Timeline& timeline, const Series* series, AxisRange life)
{
    SlopeRule slope;
    slope.judged = life;
    if (series == nullptr || !series->isInBytes()) {
        slope.doubt = LeakDoubt::NoSeries;
    } else if (timeline.axis != AxisUnit::Nanoseconds) {
        slope.doubt = LeakDoubt::NoTimeAxis;
    } else {
        slope = judgeSlope(*series, life);
    }
    return slope;
}

bool hasTooLittleToSay(LeakDoubt doubt)
{
    return doubt == LeakDoubt::TooFewReadings || doubt == LeakDoubt::TooShort ||
           doubt == LeakDoubt::NoTimeAxis;
}

LeakJudgement judgeLife(const Timeline& timeline, AxisRange life, std::optional<double> limit)
{
    LeakJudgement judgement;
    judgement.life = life;
    judgement.limitBytes = limit;
    const Series* const baseline = baselineOf(timeline);
    const Series* const main = timeline.mainSeries();
    const Series* judged = main;
    if (baseline != nullptr) {
        judgement.memwatch = memwatchRule(*baseline, life);
        const bool isEnough =
            judgement.memwatch && judgement.memwatch->collections >= SlopeRule::kLeastReadings;
        judged = isEnough ? baseline : main;
    }
    judgement.slope = slopeOf(timeline, judged, life);
    if (judged != nullptr) {
        judgement.series = static_cast<std::size_t>(judged - timeline.series.data());
    }
    judgement.verdict = judgement.slope.verdict;
    judgement.doubt = judgement.slope.doubt;
    if (judgement.verdict == LeakVerdict::Undecided && hasTooLittleToSay(judgement.doubt) &&
        judgement.memwatch && judgement.memwatch->fired) {
        judgement.verdict = LeakVerdict::Leak;
        judgement.doubt = LeakDoubt::None;
    }
    if (judgement.slope.verdict == LeakVerdict::Leak && limit) {
        judgement.reachedInSeconds = timeToReach(*main, judgement.slope, *limit);
    }
    return judgement;
}

} // namespace

LeakJudgement judgeLeak(const Timeline& timeline, const LeakQuestion& question)
{
    const std::vector<AxisRange> lives = livesIn(timeline, question.range.value_or(everything()));
    const std::optional<double> limit =
        question.limitBytes ? question.limitBytes : knownMemoryLimit(timeline);
    std::optional<LeakJudgement> last;
    const std::size_t oldest = lives.size() > kMostLives ? lives.size() - kMostLives : 0;
    for (std::size_t i = lives.size(); i > oldest; --i) {
        LeakJudgement judgement = judgeLife(timeline, lives[i - 1], limit);
        judgement.lifeNumber = i;
        judgement.lives = lives.size();
        if (judgement.verdict != LeakVerdict::Undecided) {
            return judgement;
        }
        last = last ? std::move(last) : std::optional(std::move(judgement));
    }
    return *last;
}

std::optional<double> knownMemoryLimit(const Timeline& timeline)
{
    for (const Series& series : timeline.series) {
        if (series.role != SeriesRole::Limit || series.size() == 0) {
            continue;
        }
        const SampleSpan all{0, series.size()};
        const std::size_t last = lastReading(*series.values, all);
        if (last != all.end && (*series.values)[last] > 0.0) {
            return (*series.values)[last];
        }
    }
    return {};
}

} // namespace tidemark
