// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/leak_verdict.h"
#include "tests/support/memory_shapes.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QTest>

using namespace tidemark;
using namespace tidemark::test;

namespace
{

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

/// GC baselines of @p values in MiB, @p step seconds apart.
Series baseline(const std::vector<double>& values, std::int64_t step = 1)
{
    std::vector<double> bytes;
    std::vector<std::int64_t> positions;
    for (std::size_t i = 0; i < values.size(); ++i) {
        bytes.push_back(values[i] * kMiB);
        positions.push_back(static_cast<std::int64_t>(i) * step * kSecondNs);
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
    void mostLivesDecide();
    void manyShortLives();
    void shortLivesThatSayNothing();
    void whatHasEndedReachesNoLimit();
    void aThresholdThatIsAskedFor();
    void onlyTheRangeIsJudged();
    void baselinesComeFirst();
    void memwatchStandsInWhereTheSlopeHasTooLittle();
    void memwatchAloneSaysNothingOfAStart();
    void memwatchDoesNotOverruleTheSlope();
    void axesWithoutTime();
    void childrenAndCountersAreNotJudged();
    void nothingToJudge();

private:
    static Timeline restartedOften(int lives, double seconds,
                                   const std::function<double(double)>& shape);
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

void tst_LeakVerdict::mostLivesDecide()
{
    Timeline timeline = timelineOf(
        sumOf({level(100), [](double x) { return x < 0.75 ? 60 * std::fmod(x * 4, 1.0) : 0.0; }}));
    timeline.markers = {restartAt(150), restartAt(300), restartAt(450)};
    const LeakJudgement most = judgeLeak(timeline);
    QCOMPARE(most.verdict, LeakVerdict::Leak);
    QCOMPARE(most.lives, std::size_t{4});
    QCOMPARE(most.lifeNumber, std::size_t{3}); // the latest of those that leak
    QCOMPARE(most.decidedLives, std::size_t{4});
    QCOMPARE(most.alikeLives, std::size_t{3});

    // As many: the latest counts.
    const LeakJudgement even = judgeLeak(timeline, {AxisRange{300 * kSecondNs, 600 * kSecondNs}});
    QCOMPARE(even.verdict, LeakVerdict::NoLeak);
    QCOMPARE(even.decidedLives, std::size_t{2});
    QCOMPARE(even.alikeLives, std::size_t{1});
}

/// @p lives of @p seconds each, ten readings a second, that do @p shape (in MiB, over seconds), and
/// give back most of it in their last tenth of a second.
Timeline tst_LeakVerdict::restartedOften(int lives, double seconds,
                                         const std::function<double(double)>& shape)
{
    std::vector<double> values;
    std::vector<std::int64_t> positions;
    Timeline timeline;
    const int readings = static_cast<int>(std::round(seconds * 10));
    for (int life = 0; life < lives; ++life) {
        const std::int64_t begin = std::int64_t{life} * (readings + 3) * kSecondNs / 10;
        for (int i = 0; i <= readings; ++i) {
            values.push_back((i < readings ? 8 + shape(i / 10.0) : 8.7) * kMiB);
            positions.push_back(begin + i * kSecondNs / 10);
        }
        values.push_back(kGap);
        positions.push_back(positions.back() + kSecondNs / 20);
        Marker marker;
        marker.kind = life + 1 < lives ? MarkerKind::Restart : MarkerKind::Exit;
        marker.start = marker.end = positions.back();
        timeline.markers.push_back(marker);
    }
    timeline.series.push_back(seriesOf(values, positions));
    return timeline;
}

void tst_LeakVerdict::manyShortLives()
{
    const auto grows = [](double t) { return 13 * t; };
    const LeakJudgement judgement = judgeLeak(restartedOften(7, 1.8, grows));
    QCOMPARE(judgement.verdict, LeakVerdict::Leak);
    QVERIFY(judgement.isOfManyShort);
    QCOMPARE(judgement.decidedLives, std::size_t{7});
    QCOMPARE(judgement.alikeLives, std::size_t{7});
    QVERIFY(std::abs(judgement.slope.line->perSecond - 13 * kMiB) < 1000.0);
    QVERIFY(judgement.slope.line->low <= judgement.slope.line->perSecond);
    QVERIFY(judgement.slope.line->perSecond <= judgement.slope.line->high);
    QVERIFY(!judgement.reachedInSeconds);

    // One of a kind among ten does not matter, one of three does.
    int life = 0;
    const auto once = [&life](double t) {
        life += t == 0.0 ? 1 : 0;
        return life == 4 ? 20.0 : 13 * t;
    };
    const LeakJudgement most = judgeLeak(restartedOften(11, 1.8, once));
    QCOMPARE(most.verdict, LeakVerdict::Leak);
    QCOMPARE(most.alikeLives, std::size_t{10});
    QCOMPARE(most.decidedLives, std::size_t{11});
}

void tst_LeakVerdict::shortLivesThatSayNothing()
{
    const auto grows = [](double t) { return 13 * t; };
    QCOMPARE(judgeLeak(restartedOften(7, 1.0, grows)).verdict,
             LeakVerdict::Undecided); // 7 s in all
    QCOMPARE(judgeLeak(restartedOften(2, 8.0, grows)).verdict, LeakVerdict::Undecided);
    const auto starts = [](double t) { return 60 * std::min(1.0, t / 0.5); };
    QCOMPARE(judgeLeak(restartedOften(9, 1.8, starts)).verdict, LeakVerdict::Undecided);
    const auto level = [](double) { return 60.0; };
    QCOMPARE(judgeLeak(restartedOften(9, 1.8, level)).verdict, LeakVerdict::Undecided);
    std::mt19937 random(4);
    for (int round = 0; round < 100; ++round) {
        const auto noise = [&random](double) { return 60 + 5 * normal(random); };
        QCOMPARE(judgeLeak(restartedOften(7, 1.8, noise)).verdict, LeakVerdict::Undecided);
    }
}

void tst_LeakVerdict::whatHasEndedReachesNoLimit()
{
    Timeline timeline = timelineOf(sumOf({level(100), line(60)}));
    QVERIFY(judgeLeak(timeline, {{}, 460 * kMiB}).reachedInSeconds);
    Marker exit;
    exit.kind = MarkerKind::Exit;
    exit.start = exit.end = 600 * kSecondNs;
    timeline.markers = {exit};
    QVERIFY(!judgeLeak(timeline, {{}, 460 * kMiB}).reachedInSeconds);
}

void tst_LeakVerdict::aThresholdThatIsAskedFor()
{
    const Timeline timeline = timelineOf(sumOf({level(100), line(60)})); // 0.1 MiB a second
    const LeakJudgement calm = judgeLeak(timeline, {{}, {}, 0.2 * kMiB});
    QCOMPARE(calm.verdict, LeakVerdict::NoLeak);
    QVERIFY(calm.slope.isBelowThreshold);
    QCOMPARE(judgeLeak(timeline, {{}, {}, 0.05 * kMiB}).verdict, LeakVerdict::Leak);
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
    const LeakJudgement judgement = judgeLeak(timelineOf(baseline({20, 21, 22, 23, 24, 25}, 60)));
    QCOMPARE(judgement.verdict, LeakVerdict::Leak);
    QVERIFY(judgement.isByMemwatchAlone());
    QCOMPARE(judgement.slope.doubt, LeakDoubt::TooFewReadings);
    QVERIFY(!judgement.reachedInSeconds);
    QCOMPARE(judgeLeak(timelineOf(baseline({20, 21, 22, 22, 23}, 60))).verdict,
             LeakVerdict::Undecided);
}

/// A program that starts grows in each of its first collections.
void tst_LeakVerdict::memwatchAloneSaysNothingOfAStart()
{
    const auto verdictOf = [](const std::vector<double>& values, std::int64_t step) {
        const LeakJudgement judgement = judgeLeak(timelineOf(baseline(values, step)));
        return judgement.memwatch->fired ? judgement.verdict : LeakVerdict::NoLeak;
    };
    QCOMPARE(verdictOf({20, 30, 40, 50, 60, 70}, 1), LeakVerdict::Undecided); // 5 s
    QCOMPARE(verdictOf({20, 30, 40, 50, 60}, 600), LeakVerdict::Undecided);   // four growths
    QCOMPARE(verdictOf({20, 20.01, 20.02, 20.03, 20.04, 20.05}, 60), LeakVerdict::Undecided);
    QCOMPARE(verdictOf({20, 20.3, 20.6, 20.9, 21.2, 21.5}, 86'400), LeakVerdict::Undecided);

    // Many readings beside them, but for eight seconds only.
    Timeline timeline = timelineOf(sampled(saturating(0.1, 100), 80, 8));
    timeline.series.push_back(baseline({32, 40, 48, 54, 58, 60, 62}));
    const LeakJudgement judgement = judgeLeak(timeline);
    QVERIFY(judgement.memwatch->fired);
    QCOMPARE(judgement.verdict, LeakVerdict::Undecided);
    QCOMPARE(judgement.doubt, LeakDoubt::TooShort);
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
    timeline.series.push_back(baseline({1, 2, 3, 4, 5, 6}));
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
