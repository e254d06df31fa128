// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/decimation.h"
#include "core/timeline/run_placement.h"
#include "tests/support/series.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using test::seriesOf;

class tst_Decimation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyColumnEqualsAPlainScan();
    void columnsSplitARangeThatIsShorterThanThey();
    void aRangeBeyondTheData();
    void theWholeAxis();
    void gaps();
    void nothingToShow();
    void longGapsAreSkipped();
    void stretchedRunsLoseNoSample_data();
    void stretchedRunsLoseNoSample();
    void samplesAroundTakesOneMoreOnEachSide();
};

namespace
{

/// The column that holds @p position, counted in 128 bits.
std::size_t columnOf(std::int64_t position, AxisRange range, int columns)
{
    __extension__ using Wide = __int128;
    return static_cast<std::size_t>((Wide(position) - range.begin) * columns /
                                    (Wide(range.end) - range.begin));
}

std::vector<PixelColumn> plainScan(const Series& series, AxisRange range, int columns)
{
    std::vector<PixelColumn> result(static_cast<std::size_t>(columns));
    bool afterGap = false;
    for (std::size_t i = 0; i < series.size(); ++i) {
        const double value = (*series.values)[i];
        const std::int64_t position = (*series.positions)[i];
        const bool gap = std::isnan(value);
        if (range.contains(position)) {
            PixelColumn& column = result[columnOf(position, range, columns)];
            if (gap) {
                column.hasGap = true;
            } else if (column.count++ == 0) {
                column.first = column.min = column.max = value;
                column.gapBefore = afterGap;
            }
            if (!gap) {
                column.last = value;
                column.min = std::min(column.min, value);
                column.max = std::max(column.max, value);
                column.mean += value;
            }
        }
        afterGap = gap;
    }
    for (PixelColumn& column : result) {
        column.mean = column.count > 0 ? column.mean / static_cast<double>(column.count) : 0.0;
    }
    return result;
}

std::size_t countOf(const std::vector<PixelColumn>& columns)
{
    std::size_t count = 0;
    for (const PixelColumn& column : columns) {
        count += column.count;
    }
    return count;
}

} // namespace

void tst_Decimation::everyColumnEqualsAPlainScan()
{
    std::mt19937 random(3);
    std::vector<PixelColumn> columns;
    for (int round = 0; round < 300; ++round) {
        const std::size_t size = 1 + random() % (round % 10 == 0 ? 50'000 : 300);
        const std::vector<double> values = test::randomValues(random, size, 1000, 1 + random() % 9);
        std::vector<std::int64_t> positions(size);
        std::int64_t position = -500;
        for (std::int64_t& one : positions) {
            one = position += random() % 4; // repeats, too
        }
        const Series series = seriesOf(values, positions);
        const auto begin = static_cast<std::int64_t>(random() % 2000) - 1000;
        const auto length = static_cast<std::int64_t>(1 + random() % (2 * size));
        const int count = 1 + static_cast<int>(random() % 700);
        decimate(series, {begin, begin + length}, count, columns);
        QVERIFY(columns == plainScan(series, {begin, begin + length}, count));
    }
}

void tst_Decimation::columnsSplitARangeThatIsShorterThanThey()
{
    std::vector<PixelColumn> columns;
    decimate(seriesOf({1, 2, 3}, {0, 1, 2}), {0, 3}, 9, columns);
    QCOMPARE(columns.size(), 9U);
    QCOMPARE(columns[0].first, 1.0);
    QCOMPARE(columns[3].first, 2.0);
    QCOMPARE(columns[6].first, 3.0);
    QCOMPARE(countOf(columns), 3U);
}

void tst_Decimation::aRangeBeyondTheData()
{
    const Series series = seriesOf({1, 2, 3});
    std::vector<PixelColumn> columns;
    decimate(series, {-100, 100}, 4, columns);
    QCOMPARE(columns[0].count, 0U);
    QCOMPARE(columns[1].count, 0U);
    QCOMPARE(columns[2].count, 3U);
    QVERIFY(!columns[2].gapBefore);
    decimate(series, {1000, 2000}, 4, columns);
    QCOMPARE(countOf(columns), 0U);
    decimate(series, {-2000, -1000}, 4, columns);
    QCOMPARE(countOf(columns), 0U);
}

void tst_Decimation::theWholeAxis()
{
    constexpr std::int64_t kLowest = std::numeric_limits<std::int64_t>::min();
    constexpr std::int64_t kHighest = std::numeric_limits<std::int64_t>::max();
    const Series series = seriesOf({1, 2, 3, 4}, {kLowest, -1, 0, kHighest - 1});
    std::vector<PixelColumn> columns;
    for (const int count : {1, 2, 3, 1600, 65'537}) {
        decimate(series, {kLowest, kHighest}, count, columns);
        QVERIFY(columns == plainScan(series, {kLowest, kHighest}, count));
        QCOMPARE(countOf(columns), 4U);
    }
}

void tst_Decimation::gaps()
{
    std::vector<PixelColumn> columns;
    decimate(seriesOf({1, kGap, 2, 3, kGap, kGap, kGap, 4}), {0, 80}, 4, columns);
    QVERIFY(!columns[0].gapBefore);
    QVERIFY(columns[0].hasGap);
    QVERIFY(columns[1].gapBefore);
    QVERIFY(!columns[1].hasGap);
    QCOMPARE(columns[2].count, 0U);
    QVERIFY(columns[2].hasGap);
    QVERIFY(columns[3].gapBefore);
    QCOMPARE(columns[3].first, 4.0);

    decimate(seriesOf({1, kGap, 2, 3}), {20, 40}, 1, columns);
    QVERIFY(columns[0].gapBefore); // the gap lies outside, and still breaks the line into the edge
}

void tst_Decimation::nothingToShow()
{
    std::vector<PixelColumn> columns(7);
    const Series series = seriesOf({1, 2, 3});
    decimate(series, {0, 30}, 0, columns);
    QVERIFY(columns.empty());
    decimate(series, {0, 30}, -5, columns);
    QVERIFY(columns.empty());
    decimate(series, {30, 30}, 3, columns);
    QCOMPARE(columns.size(), 3U);
    QCOMPARE(countOf(columns), 0U);
    decimate(seriesOf({}), {0, 30}, 3, columns);
    QCOMPARE(countOf(columns), 0U);
    decimate(Series{}, {0, 30}, 3, columns);
    QCOMPARE(countOf(columns), 0U);
}

void tst_Decimation::longGapsAreSkipped()
{
    std::mt19937 random(5);
    for (int round = 0; round < 200; ++round) {
        std::vector<double> values(70'000, kGap);
        const std::size_t begin = random() % values.size();
        const std::size_t end = begin + random() % (values.size() - begin + 1);
        for (std::size_t i = 0; i < random() % 3; ++i) {
            values[random() % values.size()] = 1.0;
        }
        const Series series = seriesOf(values);
        std::size_t first = begin;
        while (first < end && std::isnan(values[first])) {
            ++first;
        }
        std::size_t last = end;
        while (last > begin && std::isnan(values[last - 1])) {
            --last;
        }
        QCOMPARE(firstReading(*series.values, {begin, end}), first);
        QCOMPARE(lastReading(*series.values, {begin, end}), last > begin ? last - 1 : end);
    }
}

void tst_Decimation::stretchedRunsLoseNoSample_data()
{
    QTest::addColumn<qint64>("length");
    QTest::newRow("one step") << qint64{1};
    QTest::newRow("shorter than the columns") << qint64{100};
    QTest::newRow("a second") << qint64{1'000'000'007};
    QTest::newRow("longer than it is drawn") << qint64{7'000'000'000'000'001};
}

/// From the first sample to the last, whatever is lost by rounding to whole positions.
void tst_Decimation::stretchedRunsLoseNoSample()
{
    QFETCH(qint64, length);
    const std::vector<std::int64_t> positions =
        length == 1 ? std::vector<std::int64_t>{3, 4}
                    : std::vector<std::int64_t>{3, 3 + length / 3, 3 + length - 1, 3 + length};
    const Series series = seriesOf(std::vector<double>(positions.size(), 1.0), positions);
    Timeline timeline;
    timeline.series.push_back(series);
    const AxisPlacement whole = *placementOf(timeline, {AlignmentKind::Stretched});
    AxisPlacement pieces;
    pieces.pieces = std::make_shared<AxisPieces>(
        std::vector<AxisAnchor>{{positions.front(), 0}, {positions.back(), kStretchedLength / 7}});
    for (const AxisPlacement& placement : {whole, pieces}) {
        const AxisRange visible{placement.toCommon(positions.front()),
                                placement.toCommon(positions.back()) + 1};
        std::vector<PixelColumn> columns;
        decimate(series, placement, visible, 880, columns);
        std::size_t readings = 0;
        for (const PixelColumn& column : columns) {
            readings += column.count;
        }
        QCOMPARE(readings, positions.size());
        QVERIFY(columns.front().count > 0 && columns.back().count > 0);
    }
}

void tst_Decimation::samplesAroundTakesOneMoreOnEachSide()
{
    const Series series = seriesOf({1, 2, 3, 4, 5}); // at 0, 10, 20, 30, 40
    const auto spanOf = [&series](std::int64_t begin, std::int64_t end) {
        const SampleSpan span = samplesAround(series, {begin, end});
        return std::pair(span.begin, span.end);
    };
    QCOMPARE(spanOf(15, 25), std::pair(1UL, 4UL));
    QCOMPARE(spanOf(20, 21), std::pair(1UL, 4UL));
    QCOMPARE(spanOf(12, 18), std::pair(1UL, 3UL)); // between two samples
    QCOMPARE(spanOf(-9, 99), std::pair(0UL, 5UL));
    QCOMPARE(spanOf(-9, -5), std::pair(0UL, 1UL));
    QCOMPARE(spanOf(90, 99), std::pair(4UL, 5UL));
    QVERIFY(samplesAround(series, {20, 20}).isEmpty());
    QVERIFY(samplesAround(Series{}, {0, 9}).isEmpty());
}

TIDEMARK_TEST(tst_Decimation)

#include "tst_decimation.moc"
