// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/run_groups.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

using namespace tidemark;

class tst_RunGroups : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void figuresOfAGroup();
    void oneRunHasNoInterval();
    void theOrderDoesNotMatter();
    void theIntervalHoldsTheMeanAsOftenAsItSays_data();
    void theIntervalHoldsTheMeanAsOftenAsItSays();
    void aDifferenceIsToldFromNoise();
    void nothingChangesNothing();
    void aBaseOfNothingHasNoRatio();
    void whatIsNotKnownIsLeftOut();
    void perItemWhereAllRunsCount();
    void groupsThatRunsBelongTo();
};

void tst_RunGroups::figuresOfAGroup()
{
    const GroupFigure figure = groupFigureOf(std::vector{4.0, 1.0, 3.0, 2.0, 10.0});
    QCOMPARE(figure.runs, 5U);
    QCOMPARE(figure.mean, 4.0);
    QCOMPARE(figure.median, 3.0);
    QCOMPARE(*figure.deviation, std::sqrt(50.0 / 4.0));
    QVERIFY(figure.interval->low < 4.0 && figure.interval->high > 4.0);
    QVERIFY(figure.interval->low >= 1.0 && figure.interval->high <= 10.0);
    QCOMPARE(groupFigureOf(std::vector{1.0, 2.0}).median, 1.5);
}

void tst_RunGroups::oneRunHasNoInterval()
{
    const GroupFigure figure = groupFigureOf(std::vector{7.0});
    QCOMPARE(figure.mean, 7.0);
    QVERIFY(!figure.deviation && !figure.interval);
    const GroupChange change = groupChangeOf(std::vector{7.0}, std::vector{14.0, 14.0});
    QCOMPARE(*change.ratio, -0.5);
    QVERIFY(!change.ratioRange && !change.differenceRange && !change.differs());
}

void tst_RunGroups::theOrderDoesNotMatter()
{
    const std::vector values{5.0, 9.0, 6.0, 8.0};
    const std::vector turned{8.0, 6.0, 9.0, 5.0};
    QVERIFY(groupFigureOf(values).interval == groupFigureOf(turned).interval);
    QVERIFY(groupChangeOf(values, turned).ratioRange == groupChangeOf(turned, values).ratioRange);
}

void tst_RunGroups::theIntervalHoldsTheMeanAsOftenAsItSays_data()
{
    QTest::addColumn<int>("runs");
    QTest::newRow("three") << 3;
    QTest::newRow("five") << 5;
    QTest::newRow("forty") << 40;
}

/// Of groups drawn from one normal distribution; 95 of 100 within what chance allows for 300.
void tst_RunGroups::theIntervalHoldsTheMeanAsOftenAsItSays()
{
    QFETCH(int, runs);
    constexpr int kGroups = 300;
    std::mt19937 random(1);
    std::normal_distribution<double> normal(100.0, 10.0);
    int holding = 0;
    for (int group = 0; group < kGroups; ++group) {
        std::vector<double> values(static_cast<std::size_t>(runs));
        std::ranges::generate(values, [&] { return normal(random); });
        const Interval interval = *groupFigureOf(values).interval;
        holding += interval.low <= 100.0 && interval.high >= 100.0 ? 1 : 0;
    }
    const double share = static_cast<double>(holding) / kGroups;
    QVERIFY2(share > (runs == 3 ? 0.75 : 0.90) && share < 0.99, qPrintable(QString::number(share)));
}

void tst_RunGroups::aDifferenceIsToldFromNoise()
{
    const std::vector before{540.0, 545.0, 535.0, 541.0, 539.0};
    const std::vector after{423.0, 420.0, 426.0, 421.0, 425.0};
    const GroupChange change = groupChangeOf(after, before);
    QCOMPARE(*change.ratio, 423.0 / 540.0 - 1.0);
    QCOMPARE(change.difference, -117.0);
    QVERIFY(*change.differs());
    QVERIFY(change.ratioRange->low < *change.ratio && *change.ratio < change.ratioRange->high);
    QVERIFY(change.ratioRange->high < -0.2);
    const std::vector noisy{500.0, 590.0, 545.0, 480.0, 600.0};
    QVERIFY(!*groupChangeOf(noisy, before).differs());
}

void tst_RunGroups::nothingChangesNothing()
{
    const std::vector same{5.0, 5.0, 5.0};
    const GroupChange change = groupChangeOf(same, same);
    QCOMPARE(*change.ratio, 0.0);
    QVERIFY(change.differenceRange == (Interval{0.0, 0.0}));
    QVERIFY(!*change.differs());
}

void tst_RunGroups::aBaseOfNothingHasNoRatio()
{
    const GroupChange change = groupChangeOf(std::vector{1.0, 2.0}, std::vector{0.0, 0.0});
    QVERIFY(!change.ratio && !change.ratioRange);
    QVERIFY(*change.differs());
    QCOMPARE(change.difference, 1.5);
}

void tst_RunGroups::whatIsNotKnownIsLeftOut()
{
    const std::vector nothing{kGap, kGap};
    QCOMPARE(groupFigureOf(nothing).runs, 0U);
    QVERIFY(std::isnan(groupFigureOf(nothing).mean) && !groupFigureOf(nothing).interval);
    QCOMPARE(groupFigureOf(std::vector{kGap, 3.0}).mean, 3.0);
    QVERIFY(!groupFigureOf(std::vector{kGap, 3.0}).deviation);
    const GroupChange change = groupChangeOf(nothing, std::vector{1.0, 2.0});
    QVERIFY(!change.ratio && !change.ratioRange && !change.differs());
}

void tst_RunGroups::perItemWhereAllRunsCount()
{
    RunFigures run{100.0, 0, 50};
    run.count = 10.0;
    RunFigures other = run;
    other.count = 20.0;
    const std::vector runs{run, other};
    const RunGroupFigures figures = groupFiguresOf(runs);
    QCOMPARE(figures.count->mean, 15.0);
    QCOMPARE(figures.peakPerItem->mean, 7.5); // of each run, not 100 of 15
    QCOMPARE(figures.durationPerItem->mean, 3.75);
    QVERIFY(groupChangesOf(runs, runs).peakPerItem->ratio == 0.0);
    other.count.reset();
    const std::vector uncounted{run, other};
    QVERIFY(!groupFiguresOf(uncounted).count && !groupFiguresOf(uncounted).peakPerItem);
    QVERIFY(!groupChangesOf(uncounted, runs).durationPerItem);
}

void tst_RunGroups::groupsThatRunsBelongTo()
{
    constexpr auto kTime = AxisUnit::Nanoseconds;
    const RunFigures run{100.0, 0, 50};
    RunFigures half = run;
    half.peakBytes = 50.0;
    const auto groups =
        groupsOfMembers(std::vector<GroupMember>{{"a 1", "", kTime, run},
                                                 {"b 1", "", kTime, half},
                                                 {"a 1", "", kTime, run},
                                                 {"x", "", AxisUnit::Instructions, run},
                                                 {"a 2", "a 1", kTime, half},
                                                 {"b 2", "b 1", kTime, half}});
    QCOMPARE(groups.size(), 4U);
    QCOMPARE(groups[0].runs, 2U);
    QVERIFY(!groups[0].versusBase);
    QCOMPARE(*groups[1].versusBase->peak.ratio, -0.5);
    QCOMPARE(groups[2].base, 0U);
    QCOMPARE(*groups[2].versusBase->peak.ratio, -0.5);
    QCOMPARE(groups[3].base, 1U);
    QCOMPARE(*groups[3].versusBase->peak.ratio, 0.0);
    QVERIFY(groupsOfMembers({}).empty());
}

TIDEMARK_TEST(tst_RunGroups)

#include "tst_run_groups.moc"
