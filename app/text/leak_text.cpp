// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/leak_text.h"

#include "app/text/count_text.h"
#include "app/text/growth_rate_text.h"
#include "app/text/kind_text.h"
#include "app/text/plain_text.h"
#include "app/text/series_text.h"
#include "app/text/time_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace tidemark::app
{

namespace
{

struct LeakText {
    Q_DECLARE_TR_FUNCTIONS(LeakText)
};

QString seriesName(const LeakJudgement& judgement, const Timeline& timeline)
{
    if (!judgement.series) {
        return unknownText();
    }
    const Series& series = timeline.series[*judgement.series];
    return series.name.empty() ? kindText(series.kind) : singleLine(seriesNameText(series));
}

QString slopeText(const SlopeEstimate& line, SizeUnit unit)
{
    return growthIntervalText(line.perSecond, line.low, line.high, unit);
}

/// "1.30 MiB/min (1.10–1.50)", with the lives it was found in where there are several.
QString growthText(const LeakJudgement& judgement, SizeUnit unit)
{
    const QString slope = slopeText(*judgement.slope.line, unit);
    if (judgement.decidedLives < 2) {
        return slope;
    }
    return judgement.alikeLives == judgement.decidedLives
               ? LeakText::tr("%1 in each of %2 lives", "rate, number")
                     .arg(slope, countText(judgement.decidedLives))
               : LeakText::tr("%1 in %2 of %3 lives", "rate, numbers")
                     .arg(slope, countText(judgement.alikeLives),
                          countText(judgement.decidedLives));
}

QString thresholdText(const SlopeRule& slope, SizeUnit unit)
{
    return slope.threshold ? growthRateText(*slope.threshold, unit) : unknownText();
}

QString limitSize(const LeakJudgement& judgement, SizeUnit unit)
{
    return sizeText(*judgement.limitBytes, unit);
}

QString leakingSentence(const LeakJudgement& judgement, const QString& name,
                        const Timeline& timeline, SizeUnit unit)
{
    if (judgement.isByMemwatchAlone()) {
        const MemwatchRule& rule = *judgement.memwatch;
        return LeakText::tr("Leak by memwatch’s rule: the heap grew in 5 full garbage collections "
                            "in a row, by %1 until %2. There is too little for a slope.",
                            "size, time")
            .arg(sizeText(rule.growth, unit), axisPositionText(timeline.axis, rule.firedAt));
    }
    const QString slope = growthText(judgement, unit);
    if (!judgement.reachedInSeconds) {
        return LeakText::tr("Leak: %1 grows %2.", "series, rate").arg(name, slope);
    }
    if (*judgement.reachedInSeconds <= 0.0) {
        return LeakText::tr("Leak: %1 grows %2 and has reached the %3 limit.", "series, rate, size")
            .arg(name, slope, limitSize(judgement, unit));
    }
    return LeakText::tr("Leak: %1 grows %2, reaches the %3 limit in about %4.",
                        "series, rate, size, duration")
        .arg(name, slope, limitSize(judgement, unit),
             roughDurationText(*judgement.reachedInSeconds));
}

QString innocentSentence(const LeakJudgement& judgement, const QString& name, SizeUnit unit)
{
    const SlopeEstimate& line = *judgement.slope.line;
    if (line.high <= 0.0) {
        return LeakText::tr("No leak: %1 shrinks, %2.", "series, rate")
            .arg(name, growthText(judgement, unit));
    }
    if (judgement.slope.isBelowThreshold) {
        return LeakText::tr("No leak that matters: %1 grows %2, less than the threshold of %3.",
                            "series, rate, rate")
            .arg(name, growthText(judgement, unit),
                 growthRateTextLike(*judgement.slope.threshold, line.perSecond, unit));
    }
    return LeakText::tr("No leak: no growth of %1 above %2 could have hidden here.", "series, rate")
        .arg(name, growthRateText(line.high, unit));
}

QString shortSentence(const SlopeRule& slope)
{
    const QString length = durationText(slope.length() - 1);
    const QString least = durationText(SlopeRule::kLeastLength);
    return slope.leftOut > 0
               ? LeakText::tr("Undecided: too short for a slope: %1, where %2 without readings do "
                              "not count, and it takes %3.",
                              "durations")
                     .arg(length, durationText(slope.leftOut), least)
               : LeakText::tr("Undecided: too short for a slope: %1, and it takes %2.", "durations")
                     .arg(length, least);
}

QString undecidedSentence(const LeakJudgement& judgement, const QString& name, SizeUnit unit)
{
    const SlopeRule& slope = judgement.slope;
    switch (judgement.doubt) {
    case LeakDoubt::None:
    case LeakDoubt::NoSeries:
        return LeakText::tr("Undecided: there is no memory reading here.");
    case LeakDoubt::NoTimeAxis:
        return LeakText::tr("Undecided: the recording has no time axis, so growth has no rate.");
    case LeakDoubt::TooFewReadings:
        return LeakText::tr("Undecided: too few readings for a slope: %1, and it takes %2.",
                            "numbers")
            .arg(countText(slope.readings), countText(SlopeRule::kLeastReadings));
    case LeakDoubt::TooFewSettled:
        return LeakText::tr("Undecided: too few readings for a slope behind the warm-up of %1: "
                            "%2, and it takes %3. A longer recording has more.",
                            "duration, numbers")
            .arg(durationText(slope.warmUp), countText(slope.settled),
                 countText(SlopeRule::kLeastReadings));
    case LeakDoubt::Bunched:
        return LeakText::tr("Undecided: nearly all of the %1 readings lie close together, which "
                            "is too little for a slope. Read at even distances.",
                            "number")
            .arg(countText(slope.readings));
    case LeakDoubt::TooShort:
        return shortSentence(slope);
    case LeakDoubt::WarmingUp:
        return LeakText::tr("Undecided: %1 still grows, but ever more slowly. A longer recording "
                            "shows whether it levels off.",
                            "series")
            .arg(name);
    case LeakDoubt::StepOnly:
        return LeakText::tr("Undecided: %1 grew in one step or two, and not between them. A longer "
                            "recording shows whether more follow.",
                            "series")
            .arg(name);
    case LeakDoubt::TooUncertain:
        return LeakText::tr("Undecided: in the ups and downs of %1 a growth of %2 could hide. A "
                            "longer recording shows more.",
                            "series, rate")
            .arg(name, slope.line ? growthRateText(slope.line->high, unit) : unknownText());
    case LeakDoubt::RateUncertain:
        return LeakText::tr("Undecided: %1 grows, but how fast cannot be told: %2, and a leak "
                            "matters from %3 on. A longer recording shows more.",
                            "series, rate, rate")
            .arg(name, slope.line ? slopeText(*slope.line, unit) : unknownText(),
                 thresholdText(slope, unit));
    }
    return {};
}

QString pointsText(const LeakJudgement& judgement, const Timeline& timeline)
{
    const SlopeRule& slope = judgement.slope;
    const bool isBaseline =
        judgement.series && timeline.series[*judgement.series].kind == SeriesKind::GcBaseline;
    return isBaseline ? LeakText::tr("%1 of %2 heap sizes after garbage collection", "numbers")
                            .arg(countText(slope.points), countText(slope.readings))
                      : LeakText::tr("%1 low points of %2 readings", "numbers")
                            .arg(countText(slope.points), countText(slope.readings));
}

/// "512 MiB, reached in about 4 h"
QString limitFact(const LeakJudgement& judgement, SizeUnit unit)
{
    const QString limit = limitSize(judgement, unit);
    if (!judgement.reachedInSeconds) {
        return limit;
    }
    return *judgement.reachedInSeconds > 0.0
               ? LeakText::tr("%1, reached in about %2", "limit, duration")
                     .arg(limit, roughDurationText(*judgement.reachedInSeconds))
               : LeakText::tr("%1, reached already", "limit").arg(limit);
}

QString rangeText(AxisUnit axis, AxisRange range)
{
    return LeakText::tr("%1 to %2", "times")
        .arg(axisPositionText(axis, range.begin),
             axisPositionText(axis, std::max(range.end - 1, range.begin)));
}

/// Of a slope that has a line.
void addSlopeFacts(std::vector<Fact>& facts, const LeakJudgement& judgement,
                   const Timeline& timeline, SizeUnit unit)
{
    const SlopeRule& slope = judgement.slope;
    if (judgement.isOfManyShort) {
        facts.push_back({LeakText::tr("Slope, of all lives"), slopeText(*slope.line, unit)});
        facts.push_back({LeakText::tr("Judged"), rangeText(timeline.axis, slope.judged)});
        facts.push_back({LeakText::tr("Readings"), countText(slope.readings)});
        return;
    }
    facts.push_back({LeakText::tr("Slope, 95 % sure"), slopeText(*slope.line, unit)});
    facts.push_back({LeakText::tr("Warm-up cut off"), slope.warmUp > 0
                                                          ? durationText(slope.warmUp)
                                                          : LeakText::tr("none", "warm-up")});
    facts.push_back({LeakText::tr("Judged"), rangeText(timeline.axis, slope.judged)});
    if (slope.leftOut > 0) {
        facts.push_back({LeakText::tr("Left out, without readings"), durationText(slope.leftOut)});
    }
    facts.push_back({LeakText::tr("Points"), pointsText(judgement, timeline)});
}

} // namespace

QString verdictText(LeakVerdict verdict)
{
    switch (verdict) {
    case LeakVerdict::Leak:
        return LeakText::tr("Leak");
    case LeakVerdict::NoLeak:
        return LeakText::tr("No leak");
    case LeakVerdict::Undecided:
        break;
    }
    return LeakText::tr("Undecided");
}

QString leakSentence(const LeakJudgement& judgement, const Timeline& timeline, SizeUnit unit)
{
    const QString name = seriesName(judgement, timeline);
    switch (judgement.verdict) {
    case LeakVerdict::Leak:
        return leakingSentence(judgement, name, timeline, unit);
    case LeakVerdict::NoLeak:
        return innocentSentence(judgement, name, unit);
    case LeakVerdict::Undecided:
        break;
    }
    return undecidedSentence(judgement, name, unit);
}

QString slopeWords(const LeakJudgement& judgement, SizeUnit unit)
{
    return LeakText::tr("%1: %2", "verdict, rate")
        .arg(verdictText(judgement.verdict), growthText(judgement, unit));
}

QString limitText(const LeakJudgement& judgement, SizeUnit unit)
{
    return LeakText::tr("Limit %1", "size, and when it is reached").arg(limitFact(judgement, unit));
}

QString slopeHeading(const LeakJudgement& judgement)
{
    return LeakText::tr("By its slope: %1", "verdict").arg(verdictText(judgement.slope.verdict));
}

QString memwatchHeading(const LeakJudgement& judgement)
{
    const QString verdict = !judgement.memwatch         ? LeakText::tr("not applied", "the rule")
                            : judgement.memwatch->fired ? verdictText(LeakVerdict::Leak)
                                                        : LeakText::tr("not fired", "the rule");
    return LeakText::tr("By memwatch’s rule: %1", "verdict").arg(verdict);
}

std::vector<Fact> slopeFacts(const LeakJudgement& judgement, const Timeline& timeline,
                             SizeUnit unit)
{
    const SlopeRule& slope = judgement.slope;
    std::vector<Fact> facts{{LeakText::tr("Series"), seriesName(judgement, timeline)}};
    if (judgement.isOfManyShort) {
        facts.push_back(
            {LeakText::tr("Between restarts"), LeakText::tr("all %1 runs together", "number")
                                                   .arg(countText(judgement.decidedLives))});
    } else if (judgement.lives > 1) {
        facts.push_back({LeakText::tr("Between restarts"),
                         LeakText::tr("run %1 of %2", "numbers")
                             .arg(countText(judgement.lifeNumber), countText(judgement.lives))});
    }
    if (slope.line) {
        addSlopeFacts(facts, judgement, timeline, unit);
    } else {
        facts.push_back({LeakText::tr("Readings"), countText(slope.readings)});
    }
    if (slope.threshold) {
        facts.push_back({LeakText::tr("Matters from"), thresholdText(slope, unit)});
    }
    if (judgement.limitBytes) {
        facts.push_back({LeakText::tr("Limit"), limitFact(judgement, unit)});
    }
    return facts;
}

std::vector<Fact> memwatchFacts(const LeakJudgement& judgement, const Timeline& timeline,
                                SizeUnit unit)
{
    if (!judgement.memwatch) {
        return {};
    }
    const MemwatchRule& rule = *judgement.memwatch;
    std::vector<Fact> facts{{LeakText::tr("Full collections"), countText(rule.collections)}};
    if (rule.fired) {
        facts.push_back({LeakText::tr("Reports"), countText(rule.times)});
        facts.push_back(
            {LeakText::tr("First report"), axisPositionText(timeline.axis, rule.firedAt)});
        facts.push_back(
            {LeakText::tr("Growth reported"), LeakText::tr("%1 in %2", "size, time")
                                                  .arg(signedSizeText(rule.growth, unit),
                                                       axisText(timeline.axis, rule.growingFor))});
    }
    facts.push_back({LeakText::tr("Growths in a row at the end"),
                     LeakText::tr("%1 of %2", "numbers")
                         .arg(countText(static_cast<std::size_t>(rule.inARow)),
                              countText(std::int64_t{MemwatchRule::kGrowths}))});
    return facts;
}

QString memwatchQuirks(const LeakJudgement& judgement)
{
    if (!judgement.memwatch) {
        return LeakText::tr("The rule needs heap sizes after garbage collection, and the recording "
                            "has none.");
    }
    QStringList quirks{LeakText::tr("memwatch counts any growth, however small, also while the "
                                    "program warms up.")};
    if (judgement.memwatch->fired && judgement.slope.verdict == LeakVerdict::Undecided &&
        judgement.verdict != LeakVerdict::Leak) {
        quirks << LeakText::tr("Alone, without a slope, it counts from 6 collections over more "
                               "than %1 on.",
                               "duration")
                      .arg(durationText(SlopeRule::kLeastLength));
    }
    if (judgement.memwatch->countedFirst) {
        quirks << LeakText::tr("Its first report counts the very first collection as growth.");
    }
    if (judgement.memwatch->isBeyond32Bits) {
        quirks << LeakText::tr("It would itself see growth in every collection from 4 GiB on.");
    }
    return quirks.join(QLatin1Char(' '));
}

} // namespace tidemark::app
