// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/leak_verdict.h"
#include "tests/support/memory_shapes.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using namespace tidemark::test;

namespace
{

constexpr double kMiB = 1048576.0;
constexpr std::int64_t kSecondNs = 1'000'000'000;

Timeline timelineOf(Series series)
{
    Timeline timeline;
    timeline.series.push_back(std::move(series));
    return timeline;
}

/// 600 readings in 600 seconds.
Timeline timelineOf(const MemoryShape& shape)
{
    return timelineOf(sampled(shape, 600, 600.0));
}

Marker restartAt(std::int64_t seconds)
{
    Marker marker;
    marker.kind = MarkerKind::Restart;
    marker.start = marker.end = seconds * kSecondNs;
    return marker;
}

/// GC baselines a second apart, of @p values in MiB.
Series baseline(const std::vector<double>& values)
{
    std::vector<double> bytes;
    std::vector<std::int64_t> positions;
    for (std::size_t i = 0; i < values.size(); ++i) {
        bytes.push_back(values[i] * kMiB);
        positions.push_back(static_cast<std::int64_t>(i) * kSecondNs);
    }
    Series series = seriesOf(bytes, positions);
    series.kind = SeriesKind::GcBaseline;
    return series;
}

} // namespace

class tst_LeakVerdict : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLeakReachesItsLimit();
    void theTopsReachTheLimitFirst();
    void aPassedLimitIsReachedNow();
    void aLimitThatTheRecordingKnows();
    void noLimitIsReachedWithoutALeak();
    void neverAcrossARestart();
    void theLastLifeThatCanBeDecided();
    void onlyTheRangeIsJudged();
    void baselinesComeFirst();
    void memwatchStandsInWhereTheSlopeHasTooLittle();
    void memwatchDoesNotOverruleTheSlope();
    void axesWithoutTime();
    void childrenAndCountersAreNotJudged();
    void nothingToJudge();
};

void tst_LeakVerdict::aLeakReachesItsLimit()
{
    const LeakJudgement judgement =
        judgeLeak(timelineOf(sumOf({level(100), line(60)})), {{}, 460 * kMiB});
    QCOMPARE(judgement.verdict, LeakVerdict::Leak);
    QVERIFY(!judgement.memwatch);
    QVERIFY(!judgement.isByMemwatchAlone());
    QCOMPARE(*judgement.series, std::size_t{0});
    QCOMPARE(*judgement.limitBytes, 460 * kMiB);
    // 160 MiB at the end, 300 to go at 0.1 MiB a second.
    QVERIFY(std::abs(*judgement.reachedInSeconds - 3000.0) < 15.0);
    QCOMPARE(judgement.lives, std::size_t{1});
}

void tst_LeakVerdict::theTopsReachTheLimitFirst()
{
    std::mt19937 random(1);
    const auto shape = sumOf({level(100), line(60), sawtooth(random, 0.02, 100, 0)});
    const LeakJudgement judgement =
        judgeLeak(timelineOf(sampled(shape, 6000, 600.0)), {{}, 460 * kMiB});
    QCOMPARE(judgement.verdict, LeakVerdict::Leak);
    QVERIFY(std::abs(*judgement.reachedInSeconds - 2000.0) < 60.0);
}

void tst_LeakVerdict::aPassedLimitIsReachedNow()
{
    const LeakJudgement judgement =
        judgeLeak(timelineOf(sumOf({level(100), line(60)})), {{}, 120 * kMiB});
    QCOMPARE(*judgement.reachedInSeconds, 0.0);
}

void tst_LeakVerdict::aLimitThatTheRecordingKnows()
{
    Timeline timeline = timelineOf(sumOf({level(100), line(60)}));
    QVERIFY(!knownMemoryLimit(timeline));
    Series limit = seriesOf({300 * kMiB, 512 * kMiB, kGap}, {0, kSecondNs, 2 * kSecondNs});
    limit.kind = SeriesKind::Counter;
    limit.name = "memory limit";
    limit.role = SeriesRole::Limit;
    timeline.series.push_back(limit);
    QCOMPARE(*knownMemoryLimit(timeline), 512 * kMiB);
    QCOMPARE(*judgeLeak(timeline).limitBytes, 512 * kMiB);
    QCOMPARE(*judgeLeak(timeline, {{}, 700 * kMiB}).limitBytes, 700 * kMiB);
    timeline.series[1].values = seriesOf({0}).values;
    timeline.series[1].positions = seriesOf({0}).positions;
    QVERIFY(!knownMemoryLimit(timeline));
}

void tst_LeakVerdict::noLimitIsReachedWithoutALeak()
{
    QVERIFY(!judgeLeak(timelineOf(level(100)), {{}, 460 * kMiB}).reachedInSeconds);
    QVERIFY(!judgeLeak(timelineOf(sumOf({level(100), line(60)}))).reachedInSeconds);
}

/// Falls at each restart and so does not grow on the whole, but it does in each life.
void tst_LeakVerdict::neverAcrossARestart()
{
    Timeline timeline =
        timelineOf(sumOf({level(100), [](double x) { return 60 * std::fmod(x * 2, 1.0); }}));
    timeline.markers = {restartAt(300)};
    const LeakJudgement judgement = judgeLeak(timeline);
    QCOMPARE(judgement.verdict, LeakVerdict::Leak);
    QCOMPARE(judgement.lives, std::size_t{2});
    QCOMPARE(judgement.lifeNumber, std::size_t{2});
    QCOMPARE(judgement.life.begin, 300 * kSecondNs);
    QVERIFY(judgement.slope.judged.begin >= 300 * kSecondNs);

    // A higher level after a restart is no growth.
    Timeline higher = timelineOf(sumOf({level(100), stepUp(0.5, 50)}));
    higher.markers = {restartAt(300)};
    QCOMPARE(judgeLeak(higher).verdict, LeakVerdict::NoLeak);
}

void tst_LeakVerdict::theLastLifeThatCanBeDecided()
{
    Timeline timeline =
        timelineOf(sumOf({level(100), [](double x) { return x < 0.99 ? 60 * x : 0; }}));
    timeline.markers = {restartAt(594)};
    const LeakJudgement judgement = judgeLeak(timeline);
    QCOMPARE(judgement.verdict, LeakVerdict::Leak);
    QCOMPARE(judgement.lifeNumber, std::size_t{1});
    QCOMPARE(judgement.lives, std::size_t{2});

    timeline.markers = {restartAt(3), restartAt(594)};
    QCOMPARE(judgeLeak(timeline).lifeNumber, std::size_t{2});
    const LeakJudgement none =
        judgeLeak(timeline, {AxisRange{594 * kSecondNs, 600 * kSecondNs}, {}});
    QCOMPARE(none.verdict, LeakVerdict::Undecided);
    QCOMPARE(none.doubt, LeakDoubt::TooFewReadings);
    QCOMPARE(none.lives, std::size_t{1});
}

void tst_LeakVerdict::onlyTheRangeIsJudged()
{
    const auto shape = sumOf({level(100), [](double x) { return 100 * std::min(x, 0.5); }});
    const Timeline timeline = timelineOf(shape);
    QCOMPARE(judgeLeak(timeline, {AxisRange{0, 290 * kSecondNs}, {}}).verdict, LeakVerdict::Leak);
    QCOMPARE(judgeLeak(timeline, {AxisRange{310 * kSecondNs, 600 * kSecondNs}, {}}).verdict,
             LeakVerdict::NoLeak);
    QCOMPARE(judgeLeak(timeline, {AxisRange{700 * kSecondNs, 800 * kSecondNs}, {}}).doubt,
             LeakDoubt::NoSeries);
}

void tst_LeakVerdict::baselinesComeFirst()
{
    std::mt19937 random(2);
    Timeline timeline = timelineOf(sumOf({level(100), whiteNoise(random, 20)}));
    std::vector<double> values;
    for (int i = 0; i < 60; ++i) {
        values.push_back(20 + 0.1 * i);
    }
    timeline.series.push_back(baseline(values));
    const LeakJudgement judgement = judgeLeak(timeline);
    QCOMPARE(judgement.verdict, LeakVerdict::Leak);
    QCOMPARE(*judgement.series, std::size_t{1});
    QVERIFY(judgement.memwatch->fired);
    QVERIFY(std::abs(judgement.slope.line->perSecond - 0.1 * kMiB) < 1.0);

    timeline.series[1] = baseline({20, 21, 20}); // too few: the main series has more to say
    QCOMPARE(*judgeLeak(timeline).series, std::size_t{0});
    QVERIFY(!judgeLeak(timeline).memwatch->fired);
}

void tst_LeakVerdict::memwatchStandsInWhereTheSlopeHasTooLittle()
{
    const LeakJudgement judgement = judgeLeak(timelineOf(baseline({20, 21, 22, 23, 24, 25})));
    QCOMPARE(judgement.verdict, LeakVerdict::Leak);
    QVERIFY(judgement.isByMemwatchAlone());
    QCOMPARE(judgement.slope.doubt, LeakDoubt::TooFewReadings);
    QVERIFY(!judgement.reachedInSeconds);
    QCOMPARE(judgeLeak(timelineOf(baseline({20, 21, 22, 22, 23}))).verdict, LeakVerdict::Undecided);
}

/// Five growths in a warm-up, then an hour without any.
void tst_LeakVerdict::memwatchDoesNotOverruleTheSlope()
{
    std::vector<double> values{5, 10, 15, 18, 19, 20};
    values.resize(200, 20.0);
    const LeakJudgement judgement = judgeLeak(timelineOf(baseline(values)));
    QVERIFY(judgement.memwatch->fired);
    QVERIFY(judgement.memwatch->countedFirst);
    QCOMPARE(judgement.verdict, LeakVerdict::NoLeak);
}

void tst_LeakVerdict::axesWithoutTime()
{
    Timeline timeline = timelineOf(sumOf({level(100), line(60)}));
    timeline.axis = AxisUnit::Ordinal;
    QCOMPARE(judgeLeak(timeline).doubt, LeakDoubt::NoTimeAxis);
    timeline.series.push_back(baseline({1, 2, 3, 4, 5}));
    QVERIFY(judgeLeak(timeline).isByMemwatchAlone());
}

void tst_LeakVerdict::childrenAndCountersAreNotJudged()
{
    Timeline timeline = timelineOf(sumOf({level(100), line(60)}));
    timeline.series.push_back(baseline({1, 2, 3, 4, 5}));
    timeline.series[1].pid = 4711;
    QVERIFY(!judgeLeak(timeline).memwatch);
    timeline.series.resize(1);
    timeline.series[0].kind = SeriesKind::Counter;
    QCOMPARE(judgeLeak(timeline).doubt, LeakDoubt::NoSeries);
}

void tst_LeakVerdict::nothingToJudge()
{
    const LeakJudgement judgement = judgeLeak(Timeline());
    QCOMPARE(judgement.verdict, LeakVerdict::Undecided);
    QCOMPARE(judgement.doubt, LeakDoubt::NoSeries);
    QVERIFY(!judgement.series);
}

TIDEMARK_TEST(tst_LeakVerdict)

#include "tst_leak_verdict.moc"
