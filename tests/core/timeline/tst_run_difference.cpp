// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/run_difference.h"
#include "tests/support/series.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using namespace tidemark::test;

class tst_RunDifference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsThatWereSampledAlike();
    void linesAreDrawnBetweenSamples();
    void onlyWhereBothAre();
    void gapsStayGaps();
    void runsAreMovedAndStretched();
    void runsStretchedPieceByPiece();
    void nothingMeetsNothing();
    void oneSampleMeetsALine();
    void aRunAgainstItselfIsZero();

private:
    using Points = std::vector<std::pair<std::int64_t, double>>;
    static Points pointsOf(const Series& series)
    {
        Points points;
        for (std::size_t i = 0; i < series.size(); ++i) {
            points.emplace_back((*series.positions)[i], (*series.values)[i]);
        }
        return points;
    }
};

void tst_RunDifference::runsThatWereSampledAlike()
{
    const Series difference = differenceOf({seriesOf({5, 8, 3})}, {seriesOf({1, 9, 3})});
    QCOMPARE(pointsOf(difference), (Points{{0, 4}, {10, -1}, {20, 0}}));
    QVERIFY(difference.isInBytes());
}

void tst_RunDifference::linesAreDrawnBetweenSamples()
{
    const Series run = seriesOf({0, 100}, {0, 100});
    const Series base = seriesOf({10, 10, 10}, {0, 25, 100});
    QCOMPARE(pointsOf(differenceOf({run}, {base})), (Points{{0, -10}, {25, 15}, {100, 90}}));
    QCOMPARE(pointsOf(differenceOf({base}, {run})), (Points{{0, 10}, {25, -15}, {100, -90}}));
}

void tst_RunDifference::onlyWhereBothAre()
{
    const Series early = seriesOf({1, 1}, {0, 50});
    const Series late = seriesOf({4, 4}, {30, 90});
    QCOMPARE(pointsOf(differenceOf({late}, {early})), (Points{{30, 3}, {50, 3}}));
}

void tst_RunDifference::gapsStayGaps()
{
    const Series run = seriesOf({1, kGap, 3, 4}, {0, 10, 20, 30});
    const Series difference = differenceOf({run}, {seriesOf({0, 0}, {0, 30})});
    const Points points = pointsOf(difference);
    QCOMPARE(points.size(), std::size_t{4});
    QCOMPARE(points[0].second, 1.0);
    QVERIFY(std::isnan(points[1].second));
    QCOMPARE(points[2].second, 3.0);
}

void tst_RunDifference::runsAreMovedAndStretched()
{
    const Series run = seriesOf({0, 100}, {0, 100});
    const Series base = seriesOf({0, 0}, {0, 50});
    const Series moved = differenceOf({run, AxisPlacement::movedBy(-50)}, {base});
    QCOMPARE(pointsOf(moved), (Points{{0, 50}, {50, 100}}));
    const Series stretched = differenceOf({run, {0, 0, 0.5}}, {base});
    QCOMPARE(pointsOf(stretched), (Points{{0, 0}, {50, 100}}));
}

void tst_RunDifference::runsStretchedPieceByPiece()
{
    const Series run = seriesOf({0, 10, 20, 30}, {0, 10, 20, 30});
    const Series base = seriesOf({0, 10, 20}, {0, 20, 30});
    AxisPlacement runPlace;
    runPlace.pieces =
        std::make_shared<AxisPieces>(std::vector<AxisAnchor>{{0, 0}, {10, 15}, {30, 30}});
    AxisPlacement basePlace;
    basePlace.pieces =
        std::make_shared<AxisPieces>(std::vector<AxisAnchor>{{0, 0}, {20, 15}, {30, 30}});
    const Points points = pointsOf(differenceOf({run, runPlace}, {base, basePlace}));
    QCOMPARE(points.front(), (Points::value_type{0, 0}));
    QCOMPARE(points[1], (Points::value_type{15, 0})); // 10 in both, at 10 and at 20 of their own
    QCOMPARE(points.back(), (Points::value_type{30, 10}));
}

void tst_RunDifference::nothingMeetsNothing()
{
    QCOMPARE(differenceOf({seriesOf({})}, {seriesOf({1, 2})}).size(), std::size_t{0});
    const Series far = seriesOf({1, 2}, {100, 200});
    QCOMPARE(differenceOf({far}, {seriesOf({1, 2})}).size(), std::size_t{0});
}

void tst_RunDifference::oneSampleMeetsALine()
{
    const Series one = seriesOf({7}, {5});
    QCOMPARE(pointsOf(differenceOf({one}, {seriesOf({1, 3})})), (Points{{5, 5}}));
}

void tst_RunDifference::aRunAgainstItselfIsZero()
{
    std::mt19937 random(1); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same values each time
    const Series run = seriesOf(randomValues(random, 5'000, 1'000, 0));
    const Series difference = differenceOf({run}, {run});
    QCOMPARE(difference.size(), run.size());
    const ValueSummary summary = difference.values->summarize(0, difference.size());
    QCOMPARE(summary.min, 0.0);
    QCOMPARE(summary.max, 0.0);
}

TIDEMARK_TEST(tst_RunDifference)

#include "tst_run_difference.moc"
