// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/slope_rule.h"
#include "tests/support/memory_shapes.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QTest>

using namespace tidemark;
using namespace tidemark::test;

namespace
{

constexpr AxisRange kWholeAxis{0, std::numeric_limits<std::int64_t>::max()};

SlopeRule ruleOf(const MemoryShape& shape, std::size_t samples = 600, double seconds = 600.0)
{
    return judgeSlope(sampled(shape, samples, seconds), kWholeAxis);
}

} // namespace

class tst_SlopeRule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theIntervalHoldsTheTruth();
    void figuresOfAPlainLeak();
    void aWarmUpIsCutOff();
    void whatIsMissing();
    void aSteadyLevelIsNoLeak();
    void aRateThatMatters();
    void growthOfAnyRate();
    void tooFewBehindTheWarmUp();
    void gapsAreAsIfTheyWereNotThere();
    void sleepIsNoTime();
    void aSleeperThatWentOn();
    void onlyTheRangeCounts();
    void absurdNumbers();
    void manySamples();
};

/// 19 times in 20 is the promise; memory that remembers makes it harder.
void tst_SlopeRule::theIntervalHoldsTheTruth()
{
    constexpr int kMany = 200;
    for (const double memory : {0.0, 0.6, 0.9}) {
        int held = 0;
        for (unsigned round = 0; round < kMany; ++round) {
            std::mt19937 random(round);
            const Series series = sampled(
                sumOf({level(100), line(10), driftingNoise(random, 3, memory)}), 1000, 1000);
            const SlopeRule rule = judgeSlope(series, kWholeAxis);
            const double truth = 10.0 * kMiB / 1000.0;
            held += rule.line->low <= truth && truth <= rule.line->high ? 1 : 0;
        }
        QVERIFY2(held >= kMany * 88 / 100, qPrintable(QString::number(held)));
    }
}

void tst_SlopeRule::figuresOfAPlainLeak()
{
    std::mt19937 random(3);
    const SlopeRule rule = ruleOf(sumOf({level(100), line(60), whiteNoise(random, 1)}));
    QCOMPARE(rule.verdict, LeakVerdict::Leak);
    QCOMPARE(rule.doubt, LeakDoubt::None);
    QCOMPARE(rule.readings, std::size_t{600});
    QVERIFY(rule.points >= 16 && rule.points <= 128);
    QCOMPARE(rule.judged, (AxisRange{0, 599 * 1'000'000'000LL + 1}));
    QCOMPARE(rule.warmUp, std::int64_t{0});
    QVERIFY(std::abs(rule.line->perSecond - 0.1 * kMiB) < 0.003 * kMiB);
    QVERIFY(rule.line->low < rule.line->perSecond && rule.line->perSecond < rule.line->high);
    QVERIFY(rule.line->high - rule.line->low < 0.02 * kMiB);
}

void tst_SlopeRule::aWarmUpIsCutOff()
{
    std::mt19937 random(4);
    const SlopeRule rule = ruleOf(sumOf({level(20), saturating(0.02, 100), whiteNoise(random, 1)}));
    QCOMPARE(rule.verdict, LeakVerdict::NoLeak);
    QVERIFY(rule.warmUp > 20 * 1'000'000'000LL);
    QVERIFY(rule.warmUp < 200 * 1'000'000'000LL);
    QCOMPARE(rule.judged.begin, rule.warmUp);
}

void tst_SlopeRule::whatIsMissing()
{
    QCOMPARE(judgeSlope(Series(), kWholeAxis).doubt, LeakDoubt::NoSeries);
    QCOMPARE(judgeSlope(seriesOf({kGap, kGap}), kWholeAxis).doubt, LeakDoubt::NoSeries);
    QCOMPARE(ruleOf(line(10), 11).doubt, LeakDoubt::TooFewReadings);
    QCOMPARE(ruleOf(line(10), 12, 12).verdict, LeakVerdict::Leak);
    QCOMPARE(ruleOf(line(10), 100, 9.9).doubt, LeakDoubt::TooShort);
    QCOMPARE(ruleOf(line(10), 100, 10).verdict, LeakVerdict::Leak);
    QCOMPARE(ruleOf(sumOf({level(20), saturating(0.4, 200)})).doubt, LeakDoubt::WarmingUp);
    // Half of the time it grew much faster: what is left may be the end of that.
    const auto twoPaces = [](double x) { return x < 0.5 ? 120 * x : 54 + 12 * x; };
    QCOMPARE(ruleOf(sumOf({level(50), twoPaces})).doubt, LeakDoubt::WarmingUp);
    std::mt19937 random(5);
    const auto step = sumOf({level(100), stepUp(0.7, 50), whiteNoise(random, 0.5)});
    QCOMPARE(ruleOf(step).doubt, LeakDoubt::StepOnly);
    QCOMPARE(ruleOf(sumOf({level(100), whiteNoise(random, 40)}), 60).doubt,
             LeakDoubt::TooUncertain);
}

void tst_SlopeRule::aSteadyLevelIsNoLeak()
{
    const SlopeRule rule = ruleOf(level(100));
    QCOMPARE(rule.verdict, LeakVerdict::NoLeak);
    QCOMPARE(rule.line->perSecond, 0.0);
    // A page over the whole time is what readings in pages cannot show.
    QVERIFY(rule.line->high >= 4096.0 / 600.0 && rule.line->high < 2 * 4096.0 / 600.0);
}

void tst_SlopeRule::gapsAreAsIfTheyWereNotThere()
{
    std::vector<double> values;
    std::vector<std::int64_t> positions;
    for (int i = 0; i < 600; ++i) {
        values.push_back(i % 3 == 0 || (i > 200 && i < 320) ? kGap : 100 * kMiB + i * kMiB / 10);
        positions.push_back(i * 1'000'000'000LL);
    }
    const SlopeRule rule = judgeSlope(seriesOf(values, positions), kWholeAxis);
    QCOMPARE(rule.verdict, LeakVerdict::Leak);
    QCOMPARE(rule.readings, std::size_t{321});
    QCOMPARE(rule.line->perSecond, kMiB / 10);
}

/// Half an MiB in ten days is growth, and surely so, but no leak that anyone would look for.
void tst_SlopeRule::aRateThatMatters()
{
    constexpr double kTenDays = 864'000.0;
    constexpr double kPerDay = kMiB / 86'400.0;
    const Series slow = sampled(sumOf({level(35), line(5)}), 3000, kTenDays);
    const SlopeRule rule = judgeSlope(slow, kWholeAxis);
    QCOMPARE(rule.verdict, LeakVerdict::NoLeak);
    QVERIFY(rule.isBelowThreshold);
    QCOMPARE(*rule.threshold, kPerDay);
    QVERIFY(std::abs(rule.line->perSecond - 0.5 * kPerDay) < 0.05 * kPerDay);

    QCOMPARE(judgeSlope(slow, kWholeAxis, 0.2 * kPerDay).verdict, LeakVerdict::Leak);
    QCOMPARE(*judgeSlope(slow, kWholeAxis, 0.2 * kPerDay).threshold, 0.2 * kPerDay);
    const SlopeRule fast = ruleOf(sumOf({level(100), line(60)}));
    QCOMPARE(fast.verdict, LeakVerdict::Leak);
    QVERIFY(!fast.isBelowThreshold);
    const Series leak = sampled(sumOf({level(100), line(60)}), 600, 600.0);
    QCOMPARE(judgeSlope(leak, kWholeAxis, 0.2 * kMiB).verdict, LeakVerdict::NoLeak);

    // Of what is large, 1 % a day.
    QCOMPARE(usualLeakThreshold(35 * kMiB), kPerDay);
    QCOMPARE(usualLeakThreshold(1000 * kMiB), 10 * kPerDay);
    QVERIFY(!ruleOf(level(100)).isBelowThreshold);
}

/// A rate that may be anything from nothing on is no verdict.
void tst_SlopeRule::growthOfAnyRate()
{
    for (const std::size_t samples : {20, 40, 100, 400}) {
        for (const auto& shape :
             {sumOf({level(30), [](double x) { return 80 * std::min(1.0, 8 * x); }}),
              sumOf({level(30), saturating(0.1, 150)}), sumOf({level(30), saturating(0.3, 150)}),
              sumOf({level(30), logarithmic(0.01, 40)})}) {
            const SlopeRule rule = judgeSlope(sampled(shape, samples, 20), kWholeAxis);
            QVERIFY(rule.verdict != LeakVerdict::Leak);
        }
    }
    std::mt19937 random(11);
    for (int round = 0; round < 60; ++round) {
        const auto shape = sumOf({level(uniform(random, 5, 200)), line(uniform(random, 0, 60)),
                                  driftingNoise(random, uniform(random, 0, 20), 0.95)});
        const SlopeRule rule = judgeSlope(sampled(shape, 20 + random() % 200, 60), kWholeAxis);
        if (rule.verdict == LeakVerdict::Leak) {
            QVERIFY(rule.line->low > *rule.threshold);
            QVERIFY(rule.line->low <= rule.line->perSecond);
        }
    }
}

void tst_SlopeRule::tooFewBehindTheWarmUp()
{
    constexpr std::array<double, 20> kMib{100.3, 131.3, 150.6, 161.7, 169.2, 173.7, 176.4,
                                          177.4, 178.4, 179.1, 178.9, 180.0, 179.9, 180.0,
                                          180.1, 179.9, 180.0, 180.2, 180.1, 179.9};
    const auto shape = [&kMib](double x) { return kMib[static_cast<std::size_t>(20 * x + 0.5)]; };
    const SlopeRule rule = ruleOf(shape, 20, 40);
    QCOMPARE(rule.verdict, LeakVerdict::Undecided);
    QCOMPARE(rule.doubt, LeakDoubt::TooFewSettled);
    QCOMPARE(rule.readings, std::size_t{20});
    QVERIFY(rule.settled < SlopeRule::kLeastReadings && rule.settled >= 8);
    QVERIFY(rule.warmUp >= 10'000'000'000);
}

/// 300 readings, eight hours of sleep, 300 readings: it grew while it was awake.
void tst_SlopeRule::sleepIsNoTime()
{
    constexpr std::int64_t kSleep = 28'800;
    std::vector<double> values;
    std::vector<std::int64_t> positions;
    for (int i = 0; i < 600; ++i) {
        values.push_back(100 * kMiB + i * 0.2 * kMiB);
        positions.push_back((i + (i < 300 ? 0 : kSleep)) * 1'000'000'000);
    }
    const SlopeRule rule = judgeSlope(seriesOf(values, positions), kWholeAxis);
    QCOMPARE(rule.verdict, LeakVerdict::Leak);
    QVERIFY2(std::abs(rule.line->perSecond - 0.2 * kMiB) < 0.004 * kMiB,
             qPrintable(QString::number(rule.line->perSecond / kMiB)));
    QCOMPARE(rule.judged.begin, std::int64_t{0});
    QCOMPARE(rule.judged.end, (599 + kSleep) * 1'000'000'000 + 1);
    QVERIFY(std::abs(static_cast<double>(rule.leftOut) / 1e9 - kSleep) < 60.0);
    QVERIFY(std::abs(rule.line->at(rule.judged.end) - 219.8 * kMiB) < kMiB);
}

/// Nobody looked for eight hours, and it grew meanwhile, but not while someone did.
void tst_SlopeRule::aSleeperThatWentOn()
{
    std::vector<double> values;
    std::vector<std::int64_t> positions;
    for (int i = 0; i < 600; ++i) {
        values.push_back((i < 300 ? 100 : 200) * kMiB);
        positions.push_back((i + (i < 300 ? 0 : 28'800)) * 1'000'000'000LL);
    }
    const SlopeRule rule = judgeSlope(seriesOf(values, positions), kWholeAxis);
    QVERIFY(rule.verdict == LeakVerdict::Undecided);
    QCOMPARE(rule.doubt, LeakDoubt::StepOnly);
}

void tst_SlopeRule::onlyTheRangeCounts()
{
    const auto shape = sumOf({level(100), [](double x) { return 100 * std::min(x, 0.5); }});
    const Series series = sampled(shape, 600, 600);
    QCOMPARE(judgeSlope(series, {0, 290'000'000'000}).verdict, LeakVerdict::Leak);
    QCOMPARE(judgeSlope(series, {310'000'000'000, 600'000'000'000}).verdict, LeakVerdict::NoLeak);
}

void tst_SlopeRule::absurdNumbers()
{
    std::vector<double> values;
    std::vector<std::int64_t> positions;
    for (int i = 0; i < 100; ++i) {
        values.push_back(i % 2 == 0 ? 1e300 : -1e300);
        positions.push_back(std::numeric_limits<std::int64_t>::max() / 100 * i);
    }
    QVERIFY(judgeSlope(seriesOf(values, positions), kWholeAxis).verdict != LeakVerdict::Leak);
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = 1e299 * static_cast<double>(i);
    }
    const SlopeRule rule = judgeSlope(seriesOf(values, positions), kWholeAxis);
    QVERIFY(!rule.line || std::isfinite(rule.line->high));
    std::ranges::fill(positions, 7);
    QCOMPARE(judgeSlope(seriesOf(values, positions), kWholeAxis).doubt, LeakDoubt::TooShort);
}

void tst_SlopeRule::manySamples()
{
    std::mt19937 random(6);
    const auto shape = sumOf({level(50), line(20), sawtooth(random, 0.003, 100, 0.3)});
    const SlopeRule rule = judgeSlope(sampled(shape, 1'000'000, 86'400), kWholeAxis);
    QCOMPARE(rule.verdict, LeakVerdict::Leak);
    const double truth = 20 * kMiB / 86'400;
    QVERIFY(rule.line->low <= truth && truth <= rule.line->high);
    QVERIFY(rule.line->high < 1.2 * truth);
}

TIDEMARK_TEST(tst_SlopeRule)

#include "tst_slope_rule.moc"
