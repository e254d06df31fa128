// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/leak_verdict.h"

#include "core/timeline/life_ranges.h"
#include "core/timeline/readings.h"
#include "core/timeline/short_lives.h"
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

/// The lives that have samples in @p range, with those; at least one.
std::vector<LifeRange> livesIn(const Timeline& timeline, AxisRange range)
{
    const AxisRange sampled = timeline.sampledRange();
    const Series* const main = timeline.mainSeries();
    const bool hasTime = timeline.axis == AxisUnit::Nanoseconds;
    std::vector<LifeRange> lives;
    for (LifeRange& life : lifeRangesOf(timeline)) {
        if (hasTime && life.hasEnded && main != nullptr) {
            life.samples = withoutTakeDown(*main, life.samples);
        }
        life.hasEnded = life.hasEnded && life.end < range.end;
        life.samples.begin = std::max({life.samples.begin, range.begin, sampled.begin});
        life.samples.end = std::min({life.samples.end, range.end, sampled.end});
        if (!life.samples.isEmpty()) {
            lives.push_back(std::move(life));
        }
    }
    if (lives.empty()) {
        lives.emplace_back();
    }
    return lives;
}

const Series* baselineOf(const Timeline& timeline)
{
    const auto found = std::ranges::find_if(timeline.series, [](const Series& one) {
        return one.kind == SeriesKind::GcBaseline && !one.isOfChild();
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

SlopeRule slopeOf(const Timeline& timeline, const Series* series, AxisRange range,
                  std::optional<double> threshold)
{
    SlopeRule slope;
    slope.judged = range;
    slope.threshold = threshold;
    if (series == nullptr || !series->isInBytes()) {
        slope.doubt = LeakDoubt::NoSeries;
    } else if (timeline.axis != AxisUnit::Nanoseconds) {
        slope.doubt = LeakDoubt::NoTimeAxis;
    } else {
        slope = judgeSlope(*series, range, threshold);
    }
    return slope;
}

/// True if memwatch's rule tells of more than a start or a trifle where there is no slope.
bool isConvincing(const MemwatchRule& rule, LeakDoubt doubt, std::optional<double> threshold)
{
    constexpr double kTrifle = 131072.0; // bytes
    if (!rule.fired || rule.longest < MemwatchRule::kGrowths || rule.growth <= kTrifle) {
        return false;
    }
    if (doubt == LeakDoubt::NoTimeAxis) {
        return true;
    }
    const double matters = threshold.value_or(usualLeakThreshold(rule.growth));
    const double time = static_cast<double>(rule.growingFor) / static_cast<double>(kSecond);
    return doubt == LeakDoubt::TooFewReadings && rule.length > SlopeRule::kLeastLength &&
           rule.growth > matters * time;
}

LeakJudgement judgeLife(const Timeline& timeline, const LifeRange& life,
                        const LeakQuestion& question)
{
    LeakJudgement judgement;
    judgement.life = life.samples;
    judgement.limitBytes = question.limitBytes;
    const Series* const baseline = baselineOf(timeline);
    const Series* const main = timeline.mainSeries();
    const Series* judged = main;
    if (baseline != nullptr) {
        judgement.memwatch = memwatchRule(*baseline, life.samples);
        const bool isEnough =
            judgement.memwatch && judgement.memwatch->collections >= SlopeRule::kLeastReadings;
        judged = isEnough ? baseline : main;
    }
    judgement.slope = slopeOf(timeline, judged, life.samples, question.threshold);
    if (judged != nullptr) {
        judgement.series = static_cast<std::size_t>(judged - timeline.series.data());
    }
    judgement.verdict = judgement.slope.verdict;
    judgement.doubt = judgement.slope.doubt;
    if (judgement.verdict == LeakVerdict::Undecided && judgement.memwatch &&
        isConvincing(*judgement.memwatch, judgement.doubt, question.threshold)) {
        judgement.verdict = LeakVerdict::Leak;
        judgement.doubt = LeakDoubt::None;
    }
    if (judgement.slope.verdict == LeakVerdict::Leak && question.limitBytes && !life.hasEnded) {
        judgement.reachedInSeconds = timeToReach(*main, judgement.slope, *question.limitBytes);
    }
    return judgement;
}

/// True if readings or time are what lacks.
bool isOfTooLittle(LeakDoubt doubt)
{
    return doubt == LeakDoubt::NoSeries || doubt == LeakDoubt::TooFewReadings ||
           doubt == LeakDoubt::TooShort || doubt == LeakDoubt::TooFewSettled ||
           doubt == LeakDoubt::Bunched;
}

/// What most of the decided ones say, @p judged from the latest life back: the latest of those.
LeakJudgement mostOf(std::vector<LeakJudgement>& judged)
{
    const auto count = [&judged](LeakVerdict verdict) {
        return static_cast<std::size_t>(
            std::ranges::count(judged, verdict, &LeakJudgement::verdict));
    };
    const std::size_t leaking = count(LeakVerdict::Leak);
    const std::size_t innocent = count(LeakVerdict::NoLeak);
    const auto latest = std::ranges::find_if(judged, [&](const LeakJudgement& one) {
        return one.verdict == LeakVerdict::Undecided ? leaking + innocent == 0
               : one.verdict == LeakVerdict::Leak    ? leaking >= innocent
                                                     : innocent >= leaking;
    });
    LeakJudgement chosen = std::move(*latest);
    chosen.decidedLives = leaking + innocent;
    chosen.alikeLives = chosen.verdict == LeakVerdict::Leak ? leaking : innocent;
    return chosen;
}

} // namespace

LeakJudgement judgeLeak(const Timeline& timeline, const LeakQuestion& asked)
{
    LeakQuestion question = asked;
    question.limitBytes = asked.limitBytes ? asked.limitBytes : knownMemoryLimit(timeline);
    const std::vector<LifeRange> lives = livesIn(timeline, asked.range.value_or(everything()));
    std::vector<LeakJudgement> judged;
    const std::size_t oldest = lives.size() > kMostLives ? lives.size() - kMostLives : 0;
    for (std::size_t i = lives.size(); i > oldest; --i) {
        judged.push_back(judgeLife(timeline, lives[i - 1], question));
        judged.back().lifeNumber = i;
        judged.back().lives = lives.size();
    }
    const bool areAllShort = std::ranges::all_of(
        judged, [](const LeakJudgement& one) { return isOfTooLittle(one.doubt); });
    LeakJudgement chosen = mostOf(judged);
    const Series* const main = timeline.mainSeries();
    if (areAllShort && main != nullptr && main->isInBytes()) {
        if (auto together = judgeShortLives(*main, lives, question.threshold)) {
            chosen.verdict = LeakVerdict::Leak;
            chosen.doubt = LeakDoubt::None;
            chosen.isOfManyShort = true;
            chosen.decidedLives = together->lives;
            chosen.alikeLives = together->growing;
            chosen.slope = std::move(together->slope);
            chosen.series = static_cast<std::size_t>(main - timeline.series.data());
        }
    }
    return chosen;
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
