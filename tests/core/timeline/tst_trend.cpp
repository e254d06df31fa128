// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/trend.h"
#include "tests/support/series.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using test::seriesOf;

class tst_Trend : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStraightLine();
    void onlyTheRangeCounts();
    void equalsTheTextbookSums();
    void noSlopeWithoutTwoPositions();
    void largeOffsetsCostNoPrecision();
    void manySamplesAreTakenInGroups();
};

namespace
{

/// The slope, or a gap, for QCOMPARE to take doubles as nearly equal.
double slopeOf(const Series& series, AxisRange range, std::int64_t unit = kSecond)
{
    return trendOf(series, range, unit).value_or(kGap);
}

} // namespace

void tst_Trend::aStraightLine()
{
    const Series series =
        seriesOf({100, kGap, 300, 400}, {0, kSecond / 2, 2 * kSecond, 3 * kSecond});
    QCOMPARE(slopeOf(series, {0, 4 * kSecond}), 100.0);
    QCOMPARE(slopeOf(series, {0, 4 * kSecond}, 1), 100.0 / 1e9);
    QCOMPARE(trendOf(seriesOf({5, 5, 5}), {0, 100}), std::optional(0.0));
}

void tst_Trend::onlyTheRangeCounts()
{
    const Series series = seriesOf({9, 1, 2, 3, 9});
    QCOMPARE(slopeOf(series, {10, 40}, 10), 1.0);
    QVERIFY(!trendOf(series, {40, 10}).has_value());
    QVERIFY(!trendOf(series, {100, 200}).has_value());
}

void tst_Trend::equalsTheTextbookSums()
{
    std::mt19937 random(31);
    for (int round = 0; round < 100; ++round) {
        const std::vector<double> values =
            test::randomValues(random, 2 + random() % 90, 1000, random() % 9);
        double n = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double xy = 0;
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (!std::isnan(values[i])) {
                const auto at = static_cast<double>(i);
                n += 1;
                x += at;
                y += values[i];
                xx += at * at;
                xy += at * values[i];
            }
        }
        const auto slope = trendOf(seriesOf(values), {0, 10'000}, 10);
        QCOMPARE(slope.has_value(), n >= 2);
        QVERIFY(!slope || std::abs(*slope - (n * xy - x * y) / (n * xx - x * x)) < 1e-9 * 1000);
    }
}

void tst_Trend::noSlopeWithoutTwoPositions()
{
    QVERIFY(!trendOf(Series{}, {0, 100}).has_value());
    QVERIFY(!trendOf(seriesOf({7}), {0, 100}).has_value());
    QVERIFY(!trendOf(seriesOf({7, kGap}), {0, 100}).has_value());
    QVERIFY(!trendOf(seriesOf({7, 9}, {5, 5}), {0, 100}).has_value());
}

void tst_Trend::largeOffsetsCostNoPrecision()
{
    constexpr std::int64_t kFar = 9'000'000'000'000'000'000;
    const Series far = seriesOf({1e15, 1e15 + 1, 1e15 + 2}, {kFar, kFar + 1, kFar + 2});
    QCOMPARE(slopeOf(far, {0, kFar + 3}, 1), 1.0);
    const Series ends = seriesOf({0, 2}, {std::numeric_limits<std::int64_t>::min(),
                                          std::numeric_limits<std::int64_t>::max() - 1});
    const AxisRange axis{std::numeric_limits<std::int64_t>::min(), ends.positions->back() + 1};
    QCOMPARE(slopeOf(ends, axis, 1), 2.0 / 18446744073709551614.0);
}

void tst_Trend::manySamplesAreTakenInGroups()
{
    std::vector<double> values(kExactTrendSamples + 77);
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = 3.0 * static_cast<double>(i);
    }
    QCOMPARE(slopeOf(seriesOf(values), {7, 99'999'999}, 10), 3.0);
}

TIDEMARK_TEST(tst_Trend)

#include "tst_trend.moc"
