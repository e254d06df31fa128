// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/curvature.h"
#include "core/timeline/growth_shape.h"
#include "core/timeline/neighbour_correlation.h"
#include "core/timeline/theil_sen.h"
#include "core/timeline/warm_up.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QTest>

#include <random>

using namespace tidemark;
using test::kSecondNs;

namespace
{

/// A second apart.
std::vector<TimedValue> pointsOf(const std::vector<double>& values)
{
    std::vector<TimedValue> points;
    for (std::size_t i = 0; i < values.size(); ++i) {
        points.push_back({static_cast<std::int64_t>(i) * kSecondNs, values[i]});
    }
    return points;
}

template <typename Shape>
std::vector<TimedValue> pointsOf(std::size_t count, Shape shape)
{
    std::vector<double> values;
    for (std::size_t i = 0; i < count; ++i) {
        values.push_back(shape(static_cast<double>(i)));
    }
    return pointsOf(values);
}

constexpr double kMany = 1e6; // bytes: far above a page

} // namespace

/// The statistics under the slope rule.
class tst_TheilSen : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theMedianOfPairSlopes();
    void noLineWithoutTwoPositions();
    void aThirdOfStrayPointsDoNotMatter();
    void theIntervalOfTheTextbook();
    void neighboursThatAgreeWidenTheInterval();
    void correlationOfNeighbours();
    void curvesAndLines();
    void shapesOfGrowth();
    void whereAWarmUpEnds();
};

void tst_TheilSen::theMedianOfPairSlopes()
{
    // Slopes 10000, 20000, 30000 (from 1 to 2: 30000; from 0 to 2: 20000; from 0 to 1: 10000).
    const auto line = theilSen(pointsOf({0, 10'000, 40'000}));
    QCOMPARE(line->perSecond, 20'000.0);
    QCOMPARE(line->tau, 1.0);
    QCOMPARE(line->at(0), 0.0);
    QCOMPARE(line->at(2 * kSecondNs), 40'000.0);
    QCOMPARE(line->at(-kSecondNs), -20'000.0);
}

void tst_TheilSen::noLineWithoutTwoPositions()
{
    QVERIFY(!theilSen({}));
    QVERIFY(!theilSen(pointsOf({1, 2})));
    const std::vector<TimedValue> same(20, TimedValue{5, 1.0});
    QVERIFY(!theilSen(same));
}

void tst_TheilSen::aThirdOfStrayPointsDoNotMatter()
{
    std::mt19937 random(1);
    const auto points = pointsOf(60, [&](double x) {
        return random() % 4 == 0 ? 1e9 * static_cast<double>(random() % 7) : kMany * x;
    });
    const auto line = theilSen(points);
    QVERIFY(std::abs(line->perSecond - kMany) < 0.5 * kMany);
}

/// Sen's interval by hand for independent points: with n = 12 the variance of S is 212.67; at a
/// correlation of 0.25, which 12 uncorrelated points are given, 354.4. 1.96 times its root is 36.9,
/// so (66 - 36.9) / 2 = 14 of the 66 slopes lie beyond each end.
void tst_TheilSen::theIntervalOfTheTextbook()
{
    const std::vector<double> noise{3, -1, 2, -4, 1, 0, -2, 5, -3, 2, -1, 1};
    const auto points = pointsOf(
        12, [&](double x) { return kMany * (x + 0.3 * noise[static_cast<std::size_t>(x)]); });
    std::vector<double> slopes;
    for (std::size_t i = 0; i < points.size(); ++i) {
        for (std::size_t j = i + 1; j < points.size(); ++j) {
            slopes.push_back((points[j].value - points[i].value) / static_cast<double>(j - i));
        }
    }
    std::ranges::sort(slopes);
    const auto line = theilSen(points);
    const double r = line->autocorrelation;
    QVERIFY(r < 0.25); // these residuals alternate
    const double beyond =
        (66.0 - 1.959964 * std::sqrt(212.0 + 2.0 / 3.0) * std::sqrt((1.0 + r) / (1.0 - r))) / 2.0;
    const auto outer = static_cast<std::size_t>(beyond);
    QCOMPARE(line->low, slopes[outer]);
    QCOMPARE(line->high, slopes[65 - outer]);
}

void tst_TheilSen::neighboursThatAgreeWidenTheInterval()
{
    std::mt19937 random(2);
    std::normal_distribution<double> normal;
    std::vector<double> independent;
    std::vector<double> drifting;
    double state = 0.0;
    for (int i = 0; i < 100; ++i) {
        state = 0.95 * state + normal(random);
        drifting.push_back(kMany * state);
        independent.push_back(kMany * 3.2 * normal(random));
    }
    const auto free = theilSen(pointsOf(independent));
    const auto bound = theilSen(pointsOf(drifting));
    QVERIFY(free->autocorrelation < 0.3);
    QVERIFY(bound->autocorrelation > 0.7);
    QVERIFY(bound->high - bound->low > 2.0 * (free->high - free->low));
    QVERIFY(std::abs(bound->significance) < 3.0);
}

void tst_TheilSen::correlationOfNeighbours()
{
    std::vector<double> rising(50);
    std::vector<double> alternating(50);
    for (std::size_t i = 0; i < 50; ++i) {
        rising[i] = static_cast<double>(i);
        alternating[i] = i % 2 == 0 ? 1.0 : -1.0;
    }
    QVERIFY(neighbourCorrelation(rising) > 0.95);
    QCOMPARE(neighbourCorrelation(alternating), 0.0);
    QCOMPARE(neighbourCorrelation(std::vector<double>(50, 7.0)), 0.0);
    QCOMPARE(neighbourCorrelation({}), 0.0);
    QCOMPARE(varianceInflation(0.0), 1.0);
    QCOMPARE(varianceInflation(0.5), 3.0);
}

void tst_TheilSen::curvesAndLines()
{
    std::mt19937 random(3);
    std::normal_distribution<double> normal;
    const auto noisy = [&](auto shape) {
        return curvatureOf(
            pointsOf(100, [&](double x) { return kMany * (shape(x) + 0.5 * normal(random)); }));
    };
    QVERIFY(std::abs(noisy([](double x) { return x; }).significance) < 2.5);
    const Curvature slower = noisy([](double x) { return 50.0 * (1.0 - std::exp(-x / 60.0)); });
    QVERIFY(slower.significance < -5.0);
    QVERIFY(slower.lateSlope > 0.0 && slower.lateSlope < 0.7 * slower.earlySlope);
    QVERIFY(noisy([](double x) { return 0.01 * x * x; }).significance > 5.0);

    // A parabola has at a quarter and three quarters the slopes that calculus says.
    const Curvature exact = curvatureOf(pointsOf(5, [](double x) { return x * x; }));
    QVERIFY(std::abs(exact.earlySlope - 2.0) < 1e-9);
    QVERIFY(std::abs(exact.lateSlope - 6.0) < 1e-9);
    QVERIFY(exact.significance > 1e6);
    QCOMPARE(curvatureOf(pointsOf({1, 2, 3, 4})).significance, 0.0);
    QCOMPARE(curvatureOf(std::vector<TimedValue>(9, TimedValue{5, 1.0})).significance, 0.0);
}

void tst_TheilSen::shapesOfGrowth()
{
    const auto shapeOf = [](const std::vector<TimedValue>& points) {
        const auto line = theilSen(points);
        return growthShapeOf(points, line->perSecond);
    };
    std::mt19937 random(4);
    std::normal_distribution<double> normal;
    const auto noise = [&] { return kMany * normal(random); };
    using Kind = GrowthShape::Kind;

    const GrowthShape line = shapeOf(pointsOf(64, [&](double x) { return kMany * x + noise(); }));
    QCOMPARE(line.kind, Kind::Line);
    QVERIFY(!line.couldBeSteps);

    const GrowthShape step =
        shapeOf(pointsOf(64, [&](double x) { return (x < 40 ? 0 : 30 * kMany) + noise(); }));
    QCOMPARE(step.kind, Kind::Steps);
    QVERIFY(step.couldBeSteps);
    QCOMPARE(step.step.index, std::size_t{40});
    QVERIFY(std::abs(step.step.height - 30 * kMany) < 2 * kMany);

    const GrowthShape both = shapeOf(
        pointsOf(64, [&](double x) { return kMany * x + (x < 30 ? 0 : 40 * kMany) + noise(); }));
    QCOMPARE(both.kind, Kind::LineAndStep);
    QCOMPARE(both.step.index, std::size_t{30});
    QVERIFY(std::abs(both.step.height - 40 * kMany) < 6 * kMany);

    const GrowthShape stairs =
        shapeOf(pointsOf(64, [](double x) { return kMany * std::floor(x / 8); }));
    QCOMPARE(stairs.kind, Kind::Line);
    QCOMPARE(growthShapeOf(pointsOf({1, 2, 3}), 1.0).kind, Kind::Line);
}

void tst_TheilSen::whereAWarmUpEnds()
{
    std::mt19937 random(5);
    std::normal_distribution<double> normal;
    const auto endOf = [&](auto shape) {
        return warmUpEnd(pointsOf(
            64, [&](double x) { return kMany * (100.0 + shape(x) + 0.3 * normal(random)); }));
    };
    QCOMPARE(endOf([](double) { return 0.0; }), std::size_t{0});
    QCOMPARE(endOf([](double x) { return x; }), std::size_t{0});
    QCOMPARE(endOf([](double x) { return x < 10 ? 5 * x : 50.0; }), std::size_t{10});
    QCOMPARE(endOf([](double x) { return x < 7 ? 80.0 : 0.0; }), std::size_t{7});
    QCOMPARE(endOf([](double x) { return x < 7 ? -80.0 : x; }), std::size_t{7});
    QCOMPARE(endOf([](double x) { return x == 15 ? 80.0 : 0.0; }), std::size_t{0}); // a stray one
    QVERIFY(endOf([](double x) { return 100 * (1 - std::exp(-x / 40)); }) <= 32);
    QCOMPARE(warmUpEnd({}), std::size_t{0});
    QCOMPARE(warmUpEnd(pointsOf({1, 2, 3})), std::size_t{0});
}

TIDEMARK_TEST(tst_TheilSen)

#include "tst_theil_sen.moc"
