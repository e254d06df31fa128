// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/slope_rule.h"

#include "core/timeline/curvature.h"
#include "core/timeline/growth_shape.h"
#include "core/timeline/statistics.h"
#include "core/timeline/trend.h"
#include "core/timeline/warm_up.h"

#include <algorithm>
#include <cmath>

namespace tidemark
{

namespace
{

constexpr std::size_t kMostWindows = 128;
constexpr std::size_t kLeastWindows = 16;
constexpr double kSignificant = 3.0;
constexpr double kMonotone = 0.9;       ///< tau from which growth is sure, if not how fast
constexpr double kSlowedDown = 0.85;    ///< of the earlier half's slope
constexpr double kStillGrows = 0.4;     ///< of the slope, in the later half
constexpr double kStillGrowsWell = 0.8; ///< the same after a warm-up
constexpr double kLateSignificance = 2.5;
constexpr double kSurelySlower = 2.5;  ///< standard deviations from a straight line
constexpr double kTrifleShare = 0.002; ///< of the level, grown over the judged range
constexpr double kTrifleBytes = 131072.0;
constexpr double kHiddenShare = 0.05; ///< of the level, that may hide when we say "no leak"
constexpr double kHiddenBytes = 1048576.0;
constexpr double kSameAsBefore = 0.5; ///< of the growth, risen and fallen before
constexpr double kSamePace = 4.0;     ///< times the slope

constexpr double kMuchFaster = 2.0; ///< times the slope
constexpr double kLargest = 0x1p60; ///< bytes

constexpr double kDay = 86'400.0;           ///< seconds
constexpr double kMattersBytes = 1048576.0; ///< a day
constexpr double kMattersShare = 0.01;      ///< of the level, a day

using Points = std::span<const TimedValue>;

struct Fit {
    std::vector<TimedValue> points;
    SlopeEstimate line;
};

/// What is judged; ranges and points are in its condensed time.
struct Readings {
    const Series& series;
    const ReadTime time;
};

double seconds(std::int64_t nanoseconds)
{
    return static_cast<double>(nanoseconds) / static_cast<double>(kSecond);
}

/// The envelope with sizes that no machine has cut down to what can be calculated with.
std::vector<TimedValue> envelopeOf(const Readings& readings, AxisRange range, std::size_t windows)
{
    auto points = lowerEnvelope(readings.series, range, windows, readings.time);
    for (TimedValue& point : points) {
        point.value = std::clamp(point.value, -kLargest, kLargest);
    }
    return points;
}

std::optional<Fit> bestFit(const Readings& readings, AxisRange range)
{
    std::optional<Fit> best;
    for (std::size_t windows = kMostWindows; windows >= kLeastWindows; windows /= 2) {
        std::vector<TimedValue> points = envelopeOf(readings, range, windows);
        const auto line = theilSen(points);
        if (line && points.size() >= SlopeRule::kLeastReadings &&
            (!best || line->high - line->low < best->line.high - best->line.low)) {
            best = Fit{std::move(points), *line};
        }
    }
    return best;
}

/// The fit without its one step.
void removeStep(Fit& fit, const LevelStep& step)
{
    for (std::size_t i = step.index; i < fit.points.size(); ++i) {
        fit.points[i].value -= step.height;
    }
    if (const auto line = theilSen(fit.points)) {
        fit.line = *line;
    }
}

/// True if growth surely gets slower.
bool slowsDown(Points points)
{
    const Curvature curvature = curvatureOf(points);
    return curvature.significance < -kSurelySlower &&
           curvature.lateSlope < kSlowedDown * curvature.earlySlope;
}

/// True if the later half alone shows that growth goes on; after a warm-up, whose end grows too, it
/// has to show nearly all of it.
bool stillGrows(const Fit& fit, bool isAfterWarmUp)
{
    const auto late = theilSen(Points(fit.points).subspan(fit.points.size() / 2));
    if (!late || !isAfterWarmUp) {
        return late && late->perSecond >= kStillGrows * fit.line.perSecond;
    }
    return late->perSecond >= kStillGrowsWell * fit.line.perSecond &&
           (late->significance >= kLateSignificance || late->tau >= kMonotone);
}

/// True if @p points rose as much and about as fast before, and then fell: what grows now may be
/// the next tooth of the same saw.
bool fellBackBefore(Points points, double growth, double slope)
{
    if (points.empty()) {
        return false;
    }
    TimedValue lowest = points.front();
    TimedValue trough = lowest; ///< the lowest before peak
    TimedValue peak = lowest;
    for (const TimedValue& point : points) {
        if (point.value > peak.value || peak.position < lowest.position) {
            peak = point;
            trough = lowest;
        }
        const double rise = peak.value - trough.value;
        if (rise >= kSameAsBefore * growth && peak.value - point.value >= kSameAsBefore * growth &&
            rise <= kSamePace * slope * seconds(peak.position - trough.position)) {
            return true;
        }
        if (point.value < lowest.value) {
            lowest = point;
        }
    }
    return false;
}

bool isGrowth(const SlopeEstimate& line, double grown, double level)
{
    const bool isSure =
        (line.significance >= kSignificant && line.low > 0.0) || line.tau >= kMonotone;
    return isSure && grown > std::max(kTrifleBytes, kTrifleShare * level);
}

/// The interval of what surely grows, but of which the points depend on each other too much to
/// tell how fast: from the slowest to the fastest pace in parts of it. It may begin late.
void narrowToPaces(SlopeEstimate& line, Points points)
{
    constexpr std::size_t kThirds = 3;
    const std::size_t size = points.size() / kThirds;
    double slowest = line.perSecond;
    double fastest = line.perSecond;
    for (std::size_t part = 0; part < kThirds; ++part) {
        if (const auto own = theilSen(points.subspan(part * size, size))) {
            slowest = part > 0 ? std::min(slowest, own->perSecond) : slowest;
            fastest = std::max(fastest, own->perSecond);
        }
    }
    line.low = std::max(line.low, slowest);
    line.high = std::min(line.high, fastest);
}

/// Sets verdict, doubt and line from the points of the judged range; @p before are those that lead
/// up to it.
void decide(SlopeRule& rule, Fit fit, Points before)
{
    const double length = seconds(rule.judged.length());
    const double level = std::abs(fit.line.at(rule.judged.begin + rule.judged.length() / 2));
    const GrowthShape shape = growthShapeOf(fit.points, fit.line.perSecond);
    if (shape.kind == GrowthShape::Kind::LineAndStep) {
        removeStep(fit, shape.step);
    }
    rule.line = fit.line;
    rule.points = fit.points.size();
    rule.verdict = LeakVerdict::Undecided;
    rule.doubt = LeakDoubt::None;
    rule.threshold = rule.threshold.value_or(usualLeakThreshold(level));
    const double grown = fit.line.perSecond * length;
    const bool grows = isGrowth(fit.line, grown, level);
    if (grows && fit.line.low <= 0.0) {
        narrowToPaces(*rule.line, fit.points);
        rule.line->low = std::max(rule.line->low, 0.0); // the rate is unsure, growth is not
    }
    if (rule.line->high <= *rule.threshold) {
        rule.verdict = LeakVerdict::NoLeak;
        rule.isBelowThreshold = rule.line->low > 0.0;
    } else if (!grows && fit.line.high * length <= std::max(kHiddenBytes, kHiddenShare * level)) {
        rule.verdict = LeakVerdict::NoLeak;
    } else if (shape.kind == GrowthShape::Kind::Steps && shape.step.height > 0.0) {
        rule.doubt = LeakDoubt::StepOnly;
    } else if (!grows || fellBackBefore(before, grown, fit.line.perSecond)) {
        rule.doubt = LeakDoubt::TooUncertain;
    } else if (slowsDown(fit.points) || !stillGrows(fit, !before.empty())) {
        rule.doubt = LeakDoubt::WarmingUp;
    } else if (shape.couldBeSteps) {
        rule.doubt = LeakDoubt::StepOnly;
    } else if (rule.line->low <= *rule.threshold) {
        rule.doubt = LeakDoubt::RateUncertain;
    } else {
        rule.verdict = LeakVerdict::Leak;
    }
}

/// True if the warm-up was cut off only because half of the points must remain, and grew much
/// faster than they do: it may not be over.
bool mayStillWarmUp(Points coarse, std::size_t cut, const SlopeEstimate& line)
{
    if (cut < coarse.size() / 2) {
        return false;
    }
    const double rise = coarse[cut].value - coarse.front().value;
    const double length = seconds(coarse[cut].position - coarse.front().position);
    return rise > kMuchFaster * line.perSecond * length;
}

/// Why the slope is not even looked at; None if nothing speaks against it.
LeakDoubt lackIn(const SlopeRule& rule)
{
    if (rule.readings == 0) {
        return LeakDoubt::NoSeries;
    }
    if (rule.readings < SlopeRule::kLeastReadings) {
        return LeakDoubt::TooFewReadings;
    }
    // A reading stands for the time until the next one: 100 of them 100 ms apart are 10 s.
    const double length = static_cast<double>(rule.judged.length());
    const double step = length / static_cast<double>(rule.readings - 1);
    const bool isShort = length + step < static_cast<double>(SlopeRule::kLeastLength);
    return isShort ? LeakDoubt::TooShort : LeakDoubt::None;
}

/// The judgement of the later half, if growth is over there. That late a leak cannot be told from
/// a slow end any more.
std::optional<SlopeRule> settledLater(const Readings& readings, const SlopeRule& rule,
                                      Points before)
{
    SlopeRule later = rule;
    later.judged.begin += later.judged.length() / 2;
    const auto fit = bestFit(readings, later.judged);
    if (!fit) {
        return {};
    }
    decide(later, *fit, before);
    return later.verdict == LeakVerdict::NoLeak ? std::optional(later) : std::nullopt;
}

double middleOf(Points points)
{
    std::vector<double> values;
    for (const TimedValue& point : points) {
        values.push_back(point.value);
    }
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

/// True if @p points are much higher behind a stretch that was left out than before it: nobody saw
/// what happened there.
bool roseUnseen(Points points, const ReadTime& time)
{
    constexpr std::size_t kNear = 5; // points
    return std::ranges::any_of(time.gaps(), [=](std::int64_t gap) {
        const auto behind = std::ranges::lower_bound(points, gap, {}, &TimedValue::position);
        const auto index = static_cast<std::size_t>(behind - points.begin());
        if (index == 0 || index == points.size()) {
            return false;
        }
        const std::size_t before = std::min(index, kNear);
        const double low = middleOf(points.subspan(index - before, before));
        const double high = middleOf(points.subspan(index, std::min(points.size() - index, kNear)));
        return high - low > std::max(kHiddenBytes, kHiddenShare * std::abs(low));
    });
}

/// Judges @p rule.judged, in condensed time.
void judgeCondensed(SlopeRule& rule, const Readings& readings)
{
    constexpr std::size_t kOverlap = 4; // points: a tooth may end where the judged range begins
    const std::int64_t start = rule.judged.begin;
    const auto coarse = envelopeOf(readings, rule.judged, kMostWindows / 2);
    const std::size_t cut = warmUpEnd(coarse);
    const auto before =
        Points(coarse).first(cut == 0 ? 0 : std::min(cut + kOverlap, coarse.size()));
    rule.judged.begin = cut == 0 ? start : coarse[cut].position;
    rule.settled = statisticsOf(readings.series, readings.time.original(rule.judged)).readings;
    if (const auto fit = bestFit(readings, rule.judged)) {
        decide(rule, *fit, before);
    } else {
        rule.doubt = rule.settled < SlopeRule::kLeastReadings ? LeakDoubt::TooFewSettled
                                                              : LeakDoubt::Bunched;
    }
    if (rule.verdict == LeakVerdict::Leak && mayStillWarmUp(coarse, cut, *rule.line)) {
        rule.verdict = LeakVerdict::Undecided;
        rule.doubt = LeakDoubt::WarmingUp;
    }
    if (rule.doubt == LeakDoubt::WarmingUp || rule.doubt == LeakDoubt::StepOnly) {
        rule = settledLater(readings, rule, before).value_or(rule);
    }
    if (rule.verdict == LeakVerdict::NoLeak && roseUnseen(coarse, readings.time)) {
        rule.verdict = LeakVerdict::Undecided;
        rule.doubt = LeakDoubt::StepOnly;
    }
    rule.warmUp = rule.judged.begin - start;
}

/// @p rule with its positions on the axis of the series.
SlopeRule onItsAxis(SlopeRule rule, const ReadTime& time)
{
    const AxisRange condensed = rule.judged;
    rule.judged = time.original(condensed);
    rule.leftOut = rule.judged.length() - condensed.length();
    if (rule.line) {
        rule.line->origin += rule.judged.end - condensed.end; // true where the range ends
    }
    return rule;
}

} // namespace

std::string_view idOf(LeakVerdict verdict)
{
    switch (verdict) {
    case LeakVerdict::Leak:
        return "leak";
    case LeakVerdict::NoLeak:
        return "no_leak";
    case LeakVerdict::Undecided:
        break;
    }
    return "undecided";
}

std::optional<std::string_view> idOf(LeakDoubt doubt)
{
    switch (doubt) {
    case LeakDoubt::None:
        break;
    case LeakDoubt::NoSeries:
        return "no_series";
    case LeakDoubt::NoTimeAxis:
        return "no_time_axis";
    case LeakDoubt::TooFewReadings:
        return "too_few_readings";
    case LeakDoubt::TooShort:
        return "too_short";
    case LeakDoubt::WarmingUp:
        return "warming_up";
    case LeakDoubt::StepOnly:
        return "step_only";
    case LeakDoubt::TooUncertain:
        return "too_uncertain";
    case LeakDoubt::TooFewSettled:
        return "too_few_after_warm_up";
    case LeakDoubt::Bunched:
        return "readings_bunched";
    case LeakDoubt::RateUncertain:
        return "rate_uncertain";
    }
    return {};
}

double usualLeakThreshold(double level)
{
    return std::max(kMattersBytes, kMattersShare * level) / kDay;
}

SlopeRule judgeSlope(const Series& series, AxisRange range, std::optional<double> threshold)
{
    SlopeRule rule;
    rule.judged = range;
    rule.threshold = threshold;
    const SeriesStatistics statistics = statisticsOf(series, range);
    rule.readings = statistics.readings;
    const Readings readings{series, ReadTime::of(series, range)};
    if (rule.readings > 0) {
        rule.judged = readings.time.condensed({statistics.firstAt, statistics.lastAt + 1});
    }
    rule.doubt = lackIn(rule);
    if (rule.doubt == LeakDoubt::None) {
        judgeCondensed(rule, readings);
    }
    return rule.readings > 0 ? onItsAxis(std::move(rule), readings.time) : rule;
}

} // namespace tidemark
