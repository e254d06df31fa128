// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/leak_line.h"
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

/// 100 MiB and 6 MiB a minute, for ten minutes.
Timeline leaking()
{
    return timelineOf(sampled(sumOf({level(100), line(60)}), 600, 600.0));
}

bool isNear(double a, double b)
{
    return std::abs(a - b) < 0.2 * kMiB;
}

} // namespace

class tst_LeakLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itRunsAlongTheLowPoints();
    void itsIntervalMeetsInTheMiddle();
    void itStandsStillWhereNothingWasRead();
    void thereIsNoneWithoutASlope();
    void theTopsGoOnToTheLimit();
    void aLimitThatIsReachedAlready();
    void noForecastWithoutALimit();
};

void tst_LeakLine::itRunsAlongTheLowPoints()
{
    const Timeline timeline = leaking();
    const auto drawn = leakLineOf(judgeLeak(timeline), timeline);
    QVERIFY(drawn.has_value());
    QVERIFY(drawn->range().begin < 100 * kSecondNs);
    QVERIFY(drawn->range().end > 590 * kSecondNs);
    QVERIFY(isNear(drawn->at(300 * kSecondNs).line, 130 * kMiB));
    QVERIFY(isNear(drawn->at(600 * kSecondNs).line, 160 * kMiB));
}

void tst_LeakLine::itsIntervalMeetsInTheMiddle()
{
    SlopeRule slope;
    slope.judged = {0, 100 * kSecondNs};
    slope.line = SlopeEstimate{.perSecond = 2.0, .low = 1.0, .high = 4.0, .level = 10.0};
    const LeakLine drawn(slope, {});
    const auto middle = drawn.at(50 * kSecondNs);
    QCOMPARE(middle.line, 110.0);
    QCOMPARE(middle.low, 110.0);
    QCOMPARE(middle.high, 110.0);
    const auto begin = drawn.at(0);
    QCOMPARE(begin.line, 10.0);
    QCOMPARE(begin.low, -90.0);
    QCOMPARE(begin.high, 60.0);
    const auto end = drawn.at(100 * kSecondNs);
    QCOMPARE(end.low, 160.0);
    QCOMPARE(end.high, 310.0);
}

/// Two stretches of 200 s, an hour apart.
void tst_LeakLine::itStandsStillWhereNothingWasRead()
{
    std::vector<double> values;
    std::vector<std::int64_t> positions;
    for (int i = 0; i < 400; ++i) {
        values.push_back((100 + 0.1 * i) * kMiB);
        positions.push_back((i < 200 ? i : i + 3600) * kSecondNs);
    }
    const Timeline timeline = timelineOf(seriesOf(values, positions));
    const auto drawn = leakLineOf(judgeLeak(timeline), timeline);
    QVERIFY(drawn.has_value());
    QVERIFY(isNear(drawn->at(100 * kSecondNs).line, 110 * kMiB));
    QVERIFY(isNear(drawn->at(1000 * kSecondNs).line, 120 * kMiB));
    QVERIFY(isNear(drawn->at(3000 * kSecondNs).line, 120 * kMiB));
    QVERIFY(isNear(drawn->at(3999 * kSecondNs).line, 140 * kMiB));
}

void tst_LeakLine::thereIsNoneWithoutASlope()
{
    const Timeline brief = timelineOf(seriesOf({1, 2, 3}));
    QVERIFY(!leakLineOf(judgeLeak(brief), brief));
    const Timeline none;
    QVERIFY(!leakLineOf(judgeLeak(none), none));
    LeakJudgement together = judgeLeak(leaking());
    together.isOfManyShort = true;
    QVERIFY(!leakLineOf(together, leaking()));
}

void tst_LeakLine::theTopsGoOnToTheLimit()
{
    const LeakJudgement judgement = judgeLeak(leaking(), {.limitBytes = 220 * kMiB});
    const auto forecast = limitForecastOf(judgement);
    QVERIFY(forecast.has_value());
    QCOMPARE(forecast->begin, judgement.slope.judged.end);
    QVERIFY(isNear(forecast->level, 160 * kMiB));
    QVERIFY(std::abs(forecast->end - 1200 * kSecondNs) < 10 * kSecondNs);
}

void tst_LeakLine::aLimitThatIsReachedAlready()
{
    const LeakJudgement judgement = judgeLeak(leaking(), {.limitBytes = 120 * kMiB});
    const auto forecast = limitForecastOf(judgement);
    QVERIFY(forecast.has_value());
    QCOMPARE(forecast->end, forecast->begin);
    QCOMPARE(forecast->level, 120 * kMiB);
}

void tst_LeakLine::noForecastWithoutALimit()
{
    QVERIFY(!limitForecastOf(judgeLeak(leaking())));
    const Timeline calm = timelineOf(sampled(level(100), 600, 600.0));
    QVERIFY(!limitForecastOf(judgeLeak(calm, {.limitBytes = 500 * kMiB})));
}

TIDEMARK_TEST(tst_LeakLine)

#include "tst_leak_line.moc"
