// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/time_scale.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <random>

using namespace tidemark;
using namespace tidemark::app;

class tst_TimeScale : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsLieOnTheEdges();
    void pixelsGoToPositionsAndBack();
    void positionsFarOutsideDoNotOverflow();
    void emptyRangesAndNarrowWidgets();
    void theStepOfAPixel();
    void marginsAreLeftOut();
};

void tst_TimeScale::endsLieOnTheEdges()
{
    const TimeScale scale({1000, 3000}, 50, 400);
    QCOMPARE(scale.pixelOf(1000), 50.0);
    QCOMPARE(scale.pixelOf(2000), 250.0);
    QCOMPARE(scale.pixelOf(3000), 450.0);
    QCOMPARE(scale.pixelOf(0), -150.0);
    QCOMPARE(scale.positionAt(50), 1000);
    QCOMPARE(scale.positionAt(450), 3000);
    QCOMPARE(scale.positionAt(-150), 0);
    QVERIFY(scale.contains(50) && scale.contains(450));
    QVERIFY(!scale.contains(49.9) && !scale.contains(450.1));
}

void tst_TimeScale::pixelsGoToPositionsAndBack()
{
    std::mt19937_64 random(2);
    for (int round = 0; round < 2000; ++round) {
        const auto begin = static_cast<std::int64_t>(random() >> 3U);
        const auto length = static_cast<std::int64_t>(random() >> (4U + random() % 50U)) + 16;
        const TimeScale scale({begin, begin + length}, 72, 1000);
        const double pixel = 72 + static_cast<double>(random() % 1000);
        const double back = scale.pixelOf(scale.positionAt(pixel));
        // Half a position at most is lost, and what a double cannot tell apart.
        const double half = 0.5 * 1000 / static_cast<double>(length);
        const double coarse =
            static_cast<double>(begin) * 2.3e-16 * 1000 / static_cast<double>(length);
        QVERIFY(std::abs(back - pixel) <= half + 2 * coarse + 1e-6);
    }
}

void tst_TimeScale::positionsFarOutsideDoNotOverflow()
{
    const TimeScale scale({0, 1000}, 0, 100);
    const double left = scale.pixelOf(std::numeric_limits<std::int64_t>::min());
    const double right = scale.pixelOf(std::numeric_limits<std::int64_t>::max());
    QVERIFY(left < -1e15 && right > 1e15);
    const TimeScale wide({-(std::int64_t{1} << 61), std::int64_t{1} << 61}, 0, 100);
    QCOMPARE(wide.pixelOf(0), 50.0);
}

void tst_TimeScale::emptyRangesAndNarrowWidgets()
{
    const TimeScale empty({5, 5}, 10, 100);
    QCOMPARE(empty.pixelOf(5), 10.0);
    QCOMPARE(empty.positionAt(10), 5);
    QVERIFY(std::isfinite(empty.pixelOf(6)));
    const TimeScale narrow = TimeScale::across(20, PlotMargins(), {0, 1000});
    QCOMPARE(narrow.width(), 1.0); // margins wider than the widget
    QVERIFY(std::isfinite(narrow.pixelOf(500)));
    QVERIFY(narrow.perPixel() >= 1);
}

void tst_TimeScale::theStepOfAPixel()
{
    QCOMPARE(TimeScale({0, 100'000}, 0, 100).perPixel(), 1000);
    QCOMPARE(TimeScale({0, 16}, 0, 1000).perPixel(), 1);
}

void tst_TimeScale::marginsAreLeftOut()
{
    const PlotMargins margins{100, 20};
    const TimeScale scale = TimeScale::across(620, margins, {0, 500});
    QCOMPARE(scale.left(), 100.0);
    QCOMPARE(scale.right(), 600.0);
    QCOMPARE(scale.width(), 500.0);
    QVERIFY((scale.visible() == AxisRange{0, 500}));
}

TIDEMARK_TEST(tst_TimeScale)

#include "tst_time_scale.moc"
