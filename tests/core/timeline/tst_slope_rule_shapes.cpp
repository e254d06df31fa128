// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/slope_rule.h"
#include "tests/support/memory_shapes.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using namespace tidemark::test;

namespace
{

using Random = std::mt19937;
using Maker = std::function<MemoryShape(Random&)>;

constexpr int kRounds = 40;
constexpr AxisRange kWholeShape{0, std::numeric_limits<std::int64_t>::max()};
constexpr std::array<std::size_t, 3> kSizes{60, 300, 3000};

/// How often each verdict was given, of kRounds.
struct Tally {
    int leak = 0;
    int noLeak = 0;
    std::map<LeakDoubt, int> doubts = {};
};

Tally judged(const Maker& make, std::size_t samples)
{
    Tally tally;
    for (unsigned round = 0; round < kRounds; ++round) {
        std::mt19937 random(round * 7919U + 17U);
        const MemoryShape shape = make(random);
        const Series series = sampled(shape, samples, uniform(random, 60.0, 36'000.0));
        const SlopeRule rule = judgeSlope(series, kWholeShape);
        tally.leak += rule.verdict == LeakVerdict::Leak ? 1 : 0;
        tally.noLeak += rule.verdict == LeakVerdict::NoLeak ? 1 : 0;
        ++tally.doubts[rule.doubt];
    }
    return tally;
}

void row(const char* name, int mostLeaks, const Maker& make)
{
    QTest::newRow(name) << make << mostLeaks;
}

void addLevelsAndTeeth()
{
    row("constant", 0, [](Random& r) { return level(uniform(r, 10, 500)); });
    row("noise", 1, [](Random& r) { return sumOf({level(100), whiteNoise(r, 2)}); });
    row("much noise", 1, [](Random& r) { return sumOf({level(100), whiteNoise(r, 20)}); });
    row("drifting noise", 3, [](Random& r) {
        return sumOf({level(100), driftingNoise(r, 5, uniform(r, 0.8, 0.97))});
    });
    row("many teeth", 1, [](Random& r) {
        return sumOf({level(50), sawtooth(r, uniform(r, 0.005, 0.05), uniform(r, 10, 200), 0.3),
                      whiteNoise(r, 0.3)});
    });
    row("some teeth", 1, [](Random& r) {
        return sumOf({level(50), sawtooth(r, uniform(r, 0.05, 0.15), uniform(r, 10, 200), 0.3),
                      whiteNoise(r, 0.3)});
    });
    row("few teeth", 2, [](Random& r) {
        return sumOf({level(50), sawtooth(r, uniform(r, 0.15, 0.45), uniform(r, 10, 200), 0.3),
                      whiteNoise(r, 0.3)});
    });
    row("even teeth", 2, [](Random& r) {
        return sumOf({level(50), sawtooth(r, uniform(r, 0.01, 0.5), uniform(r, 10, 200), 0)});
    });
    row("teeth of teeth", 1, [](Random& r) {
        return sumOf({level(50), sawtooth(r, 0.02, 20, 0.3),
                      sawtooth(r, uniform(r, 0.08, 0.3), 60, 0.2), whiteNoise(r, 0.3)});
    });
}

void addStepsAndWarmUps()
{
    row("step", 1, [](Random& r) {
        return sumOf({level(100), stepUp(uniform(r, 0.02, 0.98), uniform(r, 5, 100)),
                      whiteNoise(r, uniform(r, 0, 3))});
    });
    row("step without noise", 0, [](Random& r) {
        return sumOf({level(100), stepUp(uniform(r, 0.02, 0.98), uniform(r, 5, 100))});
    });
    row("step under teeth", 4, [](Random& r) {
        return sumOf({level(100), stepUp(uniform(r, 0.02, 0.98), uniform(r, 5, 100)),
                      sawtooth(r, uniform(r, 0.01, 0.05), 80, 0.3), whiteNoise(r, 1)});
    });
    row("two steps", 2, [](Random& r) {
        return sumOf({level(100), stepUp(uniform(r, 0.02, 0.98), uniform(r, 5, 50)),
                      stepUp(uniform(r, 0.02, 0.98), uniform(r, 5, 50)),
                      whiteNoise(r, uniform(r, 0, 3))});
    });
    row("warm-up", 2, [](Random& r) {
        return sumOf(
            {level(20), saturating(uniform(r, 0.01, 0.2), uniform(r, 50, 200)), whiteNoise(r, 1)});
    });
    row("saturating", 4, [](Random& r) {
        return sumOf({level(20), saturating(uniform(r, 0.2, 0.7), uniform(r, 50, 200)),
                      whiteNoise(r, uniform(r, 0, 2))});
    });
    row("warm-up under teeth", 4, [](Random& r) {
        return sumOf({level(20), saturating(uniform(r, 0.02, 0.2), 100),
                      sawtooth(r, uniform(r, 0.01, 0.05), 60, 0.3), whiteNoise(r, 1)});
    });
    row("slower and slower", 6, [](Random& r) {
        return sumOf({level(50), logarithmic(uniform(r, 0.001, 0.05), 20), whiteNoise(r, 0.5)});
    });
    row("peak at the start", 1, [](Random& r) {
        return sumOf({level(180), stepUp(uniform(r, 0.02, 0.2), -80), whiteNoise(r, 1)});
    });
    row("spikes", 2, [](Random& r) { return sumOf({level(100), whiteNoise(r, 0.5), spikes(r)}); });
    row("waves", 1, [](Random& r) {
        return sumOf(
            {level(100), sine(uniform(r, 0.03, 1.0), uniform(r, 0, 1), 20), whiteNoise(r, 1)});
    });
    row("shrinks", 0, [](Random& r) {
        return sumOf({level(200), line(-uniform(r, 5, 100)), whiteNoise(r, 1)});
    });
}

} // namespace

/// How often memory of many shapes is judged right: statistics err, but rarely.
class tst_SlopeRuleShapes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNoLeak_data();
    void whatIsNoLeak();
    void whatIsALeak_data();
    void whatIsALeak();
};

/// Shapes without a leak, and how many of kRounds may be called one all the same: statistics err.
void tst_SlopeRuleShapes::whatIsNoLeak_data()
{
    QTest::addColumn<Maker>("make");
    QTest::addColumn<int>("mostLeaks");
    addLevelsAndTeeth();
    addStepsAndWarmUps();
}

void tst_SlopeRuleShapes::whatIsNoLeak()
{
    QFETCH(Maker, make);
    QFETCH(int, mostLeaks);
    for (const std::size_t samples : kSizes) {
        const Tally tally = judged(make, samples);
        QVERIFY2(tally.leak <= mostLeaks, qPrintable(QStringLiteral("%1 of %2 with %3 samples")
                                                         .arg(tally.leak)
                                                         .arg(kRounds)
                                                         .arg(samples)));
    }
}

/// Leaks, and how many of kRounds must be found: fewer, where they are hidden well.
void tst_SlopeRuleShapes::whatIsALeak_data()
{
    QTest::addColumn<Maker>("make");
    QTest::addColumn<int>("samples");
    QTest::addColumn<int>("leastLeaks");
    const auto row = [](const char* name, int samples, int leastLeaks, const Maker& make) {
        QTest::newRow(name) << make << samples << leastLeaks;
    };
    row("clean", 60, 40, [](Random&) { return sumOf({level(100), line(10)}); });
    row("clean and small", 60, 40, [](Random&) { return sumOf({level(100), line(1)}); });
    row("as large as the noise", 300, 18, [](Random& r) {
        return sumOf({level(100), line(10), whiteNoise(r, 10)});
    });
    row("under noise", 60, 36, [](Random& r) {
        return sumOf({level(100), line(10), whiteNoise(r, 2)});
    });
    row("under drifting noise", 3000, 36, [](Random& r) {
        return sumOf({level(100), line(20), driftingNoise(r, 5, 0.9)});
    });
    row("slow under large teeth", 3000, 32, [](Random& r) {
        return sumOf({level(50), line(5),
                      sawtooth(r, uniform(r, 0.005, 0.05), uniform(r, 50, 200), 0.3),
                      whiteNoise(r, 0.3)});
    });
    row("under teeth", 3000, 36, [](Random& r) {
        return sumOf({level(50), line(20),
                      sawtooth(r, uniform(r, 0.005, 0.05), uniform(r, 50, 200), 0.3),
                      whiteNoise(r, 0.3)});
    });
    row("under few teeth", 3000, 24, [](Random& r) {
        return sumOf({level(50), line(20), sawtooth(r, uniform(r, 0.05, 0.12), 80, 0.3)});
    });
    row("after a warm-up", 3000, 22, [](Random& r) {
        return sumOf(
            {level(20), saturating(uniform(r, 0.02, 0.1), 100), line(20), whiteNoise(r, 1)});
    });
    row("stairs", 60, 40, [](Random&) {
        return sumOf({level(50), [](double x) { return std::floor(x * 8) * 5; }});
    });
    row("between spikes", 60, 36, [](Random& r) {
        return sumOf({level(100), line(20), whiteNoise(r, 0.5), spikes(r)});
    });
    row("faster and faster", 300, 40, [](Random& r) {
        return sumOf({level(100), [](double x) { return 60 * x * x; }, whiteNoise(r, 1)});
    });
    row("beside a step", 300, 36, [](Random& r) {
        return sumOf({level(100), line(20), stepUp(uniform(r, 0.2, 0.8), 20), whiteNoise(r, 1)});
    });
    row("late", 60, 36, [](Random& r) {
        const double from = uniform(r, 0.2, 0.6);
        return sumOf({level(100), [from](double x) { return 60 * std::max(0.0, x - from); },
                      whiteNoise(r, 1)});
    });
}

void tst_SlopeRuleShapes::whatIsALeak()
{
    QFETCH(Maker, make);
    QFETCH(int, samples);
    QFETCH(int, leastLeaks);
    const Tally tally = judged(make, static_cast<std::size_t>(samples));
    QVERIFY2(tally.leak >= leastLeaks,
             qPrintable(QStringLiteral("%1 of %2").arg(tally.leak).arg(kRounds)));
    QVERIFY(tally.noLeak <= 1); // the interval misses the truth once in 20
}

TIDEMARK_TEST(tst_SlopeRuleShapes)

#include "tst_slope_rule_shapes.moc"
