// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/lives.h"
#include "tests/support/restarted.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QTest>

#include <cmath>

using namespace tidemark;
using namespace tidemark::test;

namespace
{

/// Three lives of 100 s from 100 MiB on, each ended at the level given.
Timeline endingAt(const std::vector<double>& tops)
{
    std::vector<RestartedLife> lives;
    for (const double top : tops) {
        lives.push_back({100, 100.0, top});
    }
    return restarted(lives);
}

} // namespace

class tst_Lives : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void figuresOfEachLife();
    void aSingleLifeGivesNoEstimate();
    void anEmptyTimeline();
    void intervalsBetweenRestarts();
    void limits_data();
    void limits();
    void lastReadingsWherePeaksDiffer();
    void aPlateauIsNoLimit();
    void theLastLifeReachesTheLimit();
    void aYoungLifeGrowsAsTheOthersDid();
    void aKnownLimit();
    void aLifeThatHasEndedReachesNothing();
    void markersName_data();
    void markersName();
    void otherAxesHaveNoRates();
    void readingsAtTheMomentOfARestart();
    void whatIsReadWhileItEndsDoesNotCount_data();
    void whatIsReadWhileItEndsDoesNotCount();
    void extremePositions();
};

void tst_Lives::figuresOfEachLife()
{
    const Lives all = livesOf(restarted({{60, 100, 160}, {60, 90, 165}, {20, 95, 120}}));
    QCOMPARE(all.lives.size(), std::size_t{3});
    QCOMPARE(all.restarts(), std::size_t{2});
    const Life& second = all.lives[1];
    QCOMPARE(second.begin, 61 * kSecondNs);
    QCOMPARE(second.end, 121 * kSecondNs);
    QCOMPARE(second.length(), 60 * kSecondNs);
    QCOMPARE(*second.pid, std::int64_t{102});
    QVERIFY(second.hasEnded);
    QVERIFY(isNear(second.first, 90 * kMiB, 1.0));
    QVERIFY(isNear(second.peak, 90 * kMiB + 75 * kMiB * 59 / 60, 1.0));
    QCOMPARE(second.last, second.peak);
    QVERIFY(isNear(second.growth(), 75 * kMiB * 59 / 60, 1.0));
    QVERIFY(isNear(second.perSecond, 1.25 * kMiB, 1.0));
    QVERIFY(isNear(all.perSecond, 1.125 * kMiB, 1.0)); // of 1 and 1.25
    QCOMPARE(*all.lives[0].pid, std::int64_t{101});
    QCOMPARE(*all.lives[2].pid, std::int64_t{103});
    QVERIFY(!all.lives[2].hasEnded);
    QCOMPARE(all.lives[2].end, 142 * kSecondNs);
}

void tst_Lives::aSingleLifeGivesNoEstimate()
{
    const Lives all = livesOf(restarted({{60, 100, 160}}));
    QCOMPARE(all.restarts(), std::size_t{0});
    QVERIFY(isNear(all.lives[0].perSecond, kMiB, 1.0));
    QVERIFY(!all.interval && !all.perSecond && !all.limit && !all.reachedAfter);
}

void tst_Lives::anEmptyTimeline()
{
    const Lives none = livesOf({});
    QCOMPARE(none.lives.size(), std::size_t{1});
    QVERIFY(!none.lives[0].first && !none.lives[0].growth());

    Timeline restartsOnly;
    restartsOnly.markers = {restartAt(5, 6), restartAt(9, 9)};
    const Lives all = livesOf(restartsOnly);
    QCOMPARE(all.restarts(), std::size_t{2});
    QVERIFY(all.interval.has_value());
    QVERIFY(!all.lives[1].first && !all.perSecond && !all.limit);
}

void tst_Lives::intervalsBetweenRestarts()
{
    // The first life may have begun before the recording, so it is no interval.
    QVERIFY(!livesOf(restarted({{600, 1, 2}, {10, 1, 2}})).interval);
    const Lives all =
        livesOf(restarted({{600, 1, 2}, {10, 1, 2}, {20, 1, 2}, {30, 1, 2}, {5, 1, 2}}));
    const auto seconds = [](double value) { return value * 1e9; };
    QCOMPARE(all.interval, (Spread{seconds(21), seconds(11), seconds(31)})); // 1 s to come back
}

void tst_Lives::limits_data()
{
    QTest::addColumn<std::vector<double>>("tops"); // MiB, of the ended lives
    QTest::addColumn<double>("limit");             // MiB, 0 for none
    using Tops = std::vector<double>;
    QTest::newRow("one life") << Tops{512} << 0.0;
    QTest::newRow("two that agree") << Tops{512, 510} << 511.0;
    QTest::newRow("two that do not") << Tops{512, 400} << 0.0;
    QTest::newRow("just within") << Tops{500, 478} << 489.0;
    QTest::newRow("just not within") << Tops{500, 472} << 0.0;
    QTest::newRow("one restart by hand") << Tops{512, 300, 508, 510} << 510.0;
    QTest::newRow("as many by hand") << Tops{512, 300, 508, 200} << 510.0;
    QTest::newRow("most by hand") << Tops{512, 300, 508, 200, 250} << 0.0;
    QTest::newRow("one far above the others") << Tops{900, 512, 511, 510} << 0.0;
    QTest::newRow("hardly any growth") << Tops{100.5, 100.6} << 0.0;
}

void tst_Lives::limits()
{
    QFETCH(std::vector<double>, tops);
    QFETCH(double, limit);
    tops.push_back(150); // the present one
    const Lives all = livesOf(endingAt(tops));
    QCOMPARE(all.limit.has_value(), limit > 0.0);
    if (limit > 0.0) {
        QVERIFY2(isNear(all.limit->median, limit * kMiB, 6 * kMiB),
                 qPrintable(QString::number(all.limit->median / kMiB)));
        QVERIFY(all.limit->low <= all.limit->median && all.limit->median <= all.limit->high);
    }
}

/// Spikes over the limit, which is only looked at now and then.
void tst_Lives::lastReadingsWherePeaksDiffer()
{
    std::vector<double> values;
    std::vector<std::int64_t> positions;
    Timeline timeline;
    const auto life = [&](double spike) {
        const std::int64_t begin = std::ssize(positions);
        for (int i = 0; i < 100; ++i) {
            values.push_back((i == 80 ? spike : 100.0 + 2.0 * i) * kMiB);
            positions.push_back((begin + i) * kSecondNs);
        }
        timeline.markers.push_back(restartAt(begin + 100, begin + 100));
    };
    life(700);
    life(400);
    life(500);
    timeline.markers.pop_back();
    timeline.series.push_back(seriesOf(values, positions));
    const Lives all = livesOf(timeline);
    QVERIFY(all.limit.has_value());
    QCOMPARE(all.limit->median, 298 * kMiB);
}

/// It crashes for another reason, at what it always needs.
void tst_Lives::aPlateauIsNoLimit()
{
    std::vector<double> values;
    std::vector<std::int64_t> positions;
    for (int i = 0; i < 300; ++i) {
        values.push_back((i % 100 < 5 ? 20.0 * (i % 100) : 100.0) * kMiB);
        positions.push_back(i * kSecondNs);
    }
    Timeline timeline;
    timeline.series.push_back(seriesOf(values, positions));
    timeline.markers = {restartAt(100, 100), restartAt(200, 200)};
    QVERIFY(!livesOf(timeline).limit);
}

void tst_Lives::theLastLifeReachesTheLimit()
{
    // 100 to 500 MiB in 400 s, twice; then 100 to 250 at twice that growth.
    const Timeline timeline = restarted({{400, 100, 500}, {400, 100, 500}, {75, 100, 250}});
    const Lives all = livesOf(timeline, true);
    QVERIFY(isNear(all.nextLimit(), 500 * kMiB, 2 * kMiB));
    QVERIFY2(isNear(all.reachedAfter, 125.0, 3.0),
             qPrintable(QString::number(all.reachedAfter.value_or(-1))));

    const Lives finished = livesOf(timeline);
    QCOMPARE(finished.limit, all.limit);
    QVERIFY(!finished.reachedAfter);

    const Lives there =
        livesOf(restarted({{400, 100, 500}, {400, 100, 500}, {400, 100, 500}}), true);
    QCOMPARE(*there.reachedAfter, 0.0);

    const Lives falling =
        livesOf(restarted({{400, 100, 500}, {400, 100, 500}, {100, 300, 200}}), true);
    QVERIFY(falling.limit && !falling.reachedAfter);
}

/// What it takes to start up is no growth.
void tst_Lives::aYoungLifeGrowsAsTheOthersDid()
{
    const Lives all = livesOf(restarted({{400, 100, 500}, {400, 100, 500}, {10, 0, 100}}), true);
    QVERIFY2(isNear(all.reachedAfter, 410.0, 15.0),
             qPrintable(QString::number(all.reachedAfter.value_or(-1))));
}

void tst_Lives::aKnownLimit()
{
    Timeline timeline = restarted({{100, 100, 200}, {100, 100, 200}});
    QVERIFY(!livesOf(timeline, true).reachedAfter);
    Series limit = seriesOf({1000 * kMiB}, {0});
    limit.kind = SeriesKind::Counter;
    limit.role = SeriesRole::Limit;
    limit.countsBytes = true;
    timeline.series.push_back(limit);
    const Lives all = livesOf(timeline, true);
    QVERIFY(!all.limit);
    QCOMPARE(*all.knownLimit, 1000 * kMiB);
    QVERIFY(isNear(all.reachedAfter, 800.0, 3.0));

    // What was seen counts before what is allowed.
    Timeline killed = restarted({{400, 100, 500}, {400, 100, 500}, {75, 100, 250}});
    killed.series.push_back(limit);
    QVERIFY(isNear(livesOf(killed).nextLimit(), 500 * kMiB, 2 * kMiB));
}

void tst_Lives::aLifeThatHasEndedReachesNothing()
{
    Timeline timeline = restarted({{400, 100, 500}, {400, 100, 500}, {75, 100, 250}});
    Marker exit;
    exit.kind = MarkerKind::Exit;
    exit.start = exit.end = 850 * kSecondNs;
    timeline.markers.push_back(exit);
    const Lives all = livesOf(timeline, true);
    QVERIFY(all.limit && !all.reachedAfter);
    QVERIFY(all.lives.back().hasEnded);
    QCOMPARE(all.lives.back().end, 850 * kSecondNs);
    QCOMPARE(all.lives.back().length(), 48 * kSecondNs);
    // An exit in an earlier life is not that of the last one.
    timeline.markers.back().start = timeline.markers.back().end = 50 * kSecondNs;
    QVERIFY(!livesOf(timeline).lives.back().hasEnded);
}

void tst_Lives::markersName_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<qint64>("before"); // 0 for none
    QTest::addColumn<qint64>("after");
    QTest::newRow("as recorded") << QByteArray("PID 12 → 34") << qint64{12} << qint64{34};
    QTest::newRow("empty") << QByteArray() << qint64{0} << qint64{0};
    QTest::newRow("words") << QByteArray("after the deploy") << qint64{0} << qint64{0};
    QTest::newRow("half") << QByteArray("PID 12 → ") << qint64{0} << qint64{0};
    QTest::newRow("more") << QByteArray("PID 12 → 34 → 56") << qint64{0} << qint64{0};
    QTest::newRow("negative") << QByteArray("PID -1 → 34") << qint64{0} << qint64{0};
    QTest::newRow("too large") << QByteArray("PID 12 → 99999999999999999999") << qint64{0}
                               << qint64{0};
}

void tst_Lives::markersName()
{
    QFETCH(QByteArray, name);
    QFETCH(qint64, before);
    QFETCH(qint64, after);
    Timeline timeline = restarted({{10, 1, 2}, {10, 1, 2}});
    timeline.markers[0].name = name.toStdString();
    const Lives all = livesOf(timeline);
    QCOMPARE(all.lives[0].pid.value_or(0), before);
    QCOMPARE(all.lives[1].pid.value_or(0), after);
}

void tst_Lives::otherAxesHaveNoRates()
{
    Timeline timeline = restarted({{400, 100, 500}, {400, 100, 500}, {75, 100, 250}});
    timeline.axis = AxisUnit::Ordinal;
    const Lives ordinal = livesOf(timeline);
    QVERIFY(ordinal.interval && !ordinal.lives[0].perSecond);
    QVERIFY(!ordinal.limit && !ordinal.reachedAfter);

    timeline.axis = AxisUnit::Nanoseconds;
    timeline.series[0].kind = SeriesKind::Counter;
    const Lives counted = livesOf(timeline);
    QVERIFY(counted.lives[0].peak && !counted.lives[0].perSecond && !counted.limit);
}

void tst_Lives::readingsAtTheMomentOfARestart()
{
    Timeline timeline;
    timeline.series.push_back(seriesOf({1, 2, 30, 40}, {0, 1, 2, 3}));
    timeline.markers.push_back({MarkerKind::Restart, "", 2, 2});
    const Lives all = livesOf(timeline);
    QCOMPARE(*all.lives[0].last, 2.0);
    QCOMPARE(*all.lives[1].first, 30.0);
    QCOMPARE(*all.lives[1].last, 40.0);
}

void tst_Lives::whatIsReadWhileItEndsDoesNotCount_data()
{
    QTest::addColumn<std::vector<double>>("end"); // MiB, each 100 ms, after 10 to 79
    QTest::addColumn<double>("last");             // MiB
    using End = std::vector<double>;
    QTest::newRow("nothing") << End{} << 79.0;
    QTest::newRow("at once") << End{8.7} << 79.0;
    QTest::newRow("in steps") << End{80, 60, 60, 31, 8.7} << 80.0;
    QTest::newRow("with a gap") << End{80, 60, kGap, 8.7} << 80.0;
    QTest::newRow("a little") << End{80, 78} << 78.0;
    QTest::newRow("and risen again") << End{80, 30, 35} << 35.0;
    QTest::newRow("long before") << End{80, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30}
                                 << 30.0;
}

/// A program gives back what it has before it is gone.
void tst_Lives::whatIsReadWhileItEndsDoesNotCount()
{
    QFETCH(std::vector<double>, end);
    QFETCH(double, last);
    std::vector<double> values;
    std::vector<std::int64_t> positions;
    const auto add = [&](double mib) {
        values.push_back(mib * kMiB);
        positions.push_back(std::ssize(positions) * kSecondNs / 10);
    };
    for (int i = 10; i < 80; ++i) {
        add(i);
    }
    std::ranges::for_each(end, add);
    Timeline timeline;
    const std::int64_t ended = std::ssize(positions) * kSecondNs / 10;
    add(kGap);
    timeline.series.push_back(seriesOf(values, positions));
    timeline.markers.push_back({MarkerKind::Exit, "exit 0", ended, ended});
    const Life life = livesOf(timeline).lives.front();
    QCOMPARE(*life.last, last * kMiB);
    QCOMPARE(*life.growth(), (last - 10.0) * kMiB);
    QCOMPARE(life.end, ended);
    if (last >= 79.0) {
        QVERIFY(isNear(life.perSecond, 10 * kMiB, 1.0));
    }
    // One that goes on may have freed it for good.
    timeline.markers.clear();
    QVERIFY(end.empty() || livesOf(timeline).lives.front().last == end.back() * kMiB);
}

void tst_Lives::extremePositions()
{
    constexpr std::int64_t kFirst = std::numeric_limits<std::int64_t>::min();
    constexpr std::int64_t kLast = std::numeric_limits<std::int64_t>::max() - 1;
    Timeline timeline;
    timeline.series.push_back(seriesOf({1, 2, 3}, {kFirst, 0, kLast}));
    timeline.markers = {{MarkerKind::Restart, "", kFirst, kFirst + 1},
                        {MarkerKind::Restart, "", kLast - 5, kLast}};
    const Lives all = livesOf(timeline);
    QCOMPARE(all.restarts(), std::size_t{2});
    QVERIFY(all.interval.has_value());
    QCOMPARE(*all.lives[2].last, 3.0);
}

TIDEMARK_TEST(tst_Lives)
#include "tst_lives.moc"
