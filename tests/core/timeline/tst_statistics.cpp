// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/statistics.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

class tst_Statistics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholeSeries();
    void partOfASeries();
    void aChangeIsOverWhatWasRead();
    void oneReadingIsNoChange();
    void emptyAndAllGaps();
    void theFirstOfEqualPeaksCounts();

private:
    static Series seriesOf(const std::vector<double>& values);
};

/// @p values at positions 0, 10, 20, ...
Series tst_Statistics::seriesOf(const std::vector<double>& values)
{
    auto positions = std::make_shared<PositionColumn>();
    auto column = std::make_shared<ValueColumn>();
    for (const double value : values) {
        positions->push_back(static_cast<std::int64_t>(column->size()) * 10);
        column->push_back(value);
    }
    return {SeriesKind::Rss, "RSS", {}, positions, column};
}

void tst_Statistics::wholeSeries()
{
    const auto statistics = statisticsOf(seriesOf({kGap, 4.0, 1.0, 10.0, 5.0, kGap}));
    QCOMPARE(statistics.samples, 6U);
    QCOMPARE(statistics.readings, 4U);
    QCOMPARE(statistics.first, 4.0);
    QCOMPARE(statistics.firstAt, 10);
    QCOMPARE(statistics.last, 5.0);
    QCOMPARE(statistics.lastAt, 40);
    QCOMPARE(statistics.min, 1.0);
    QCOMPARE(statistics.max, 10.0);
    QCOMPARE(statistics.maxAt, 30);
    QCOMPARE(statistics.mean, 5.0);
    QCOMPARE(statistics.change(), std::optional(1.0));
    QCOMPARE(statistics.span(), 30);
    QCOMPARE(statistics.rate(60), std::optional(2.0));
}

void tst_Statistics::partOfASeries()
{
    const Series series = seriesOf({4.0, 1.0, 10.0, 5.0});
    const auto statistics = statisticsOf(series, {10, 30}); // half-open: 1.0 and 10.0
    QCOMPARE(statistics.samples, 2U);
    QCOMPARE(statistics.first, 1.0);
    QCOMPARE(statistics.last, 10.0);
    QCOMPARE(statisticsOf(series, {11, 19}).samples, 0U);
    QCOMPARE(statisticsOf(series, {30, 10}).samples, 0U);
}

/// Edges between samples and gaps at the edges make the stretch shorter; change and rate agree.
void tst_Statistics::aChangeIsOverWhatWasRead()
{
    const Series series = seriesOf({4.0, 1.0, kGap, 10.0, 5.0, kGap, 7.0});
    const auto between = statisticsOf(series, {3, 48});
    QCOMPARE(between.span(), 30);
    QCOMPARE(between.change(), std::optional(4.0));
    QCOMPARE(between.rate(15), std::optional(2.0));
    const auto gap = statisticsOf(series, {15, 55});
    QCOMPARE(gap.span(), 10);
    QCOMPARE(gap.change(), std::optional(-5.0));
    QCOMPARE(gap.rate(10), std::optional(-5.0));
}

void tst_Statistics::oneReadingIsNoChange()
{
    const auto one = statisticsOf(seriesOf({4.0, 1.0, kGap}), {5, 30});
    QCOMPARE(one.readings, 1U);
    QCOMPARE(one.span(), 0);
    QVERIFY(!one.change());
    QVERIFY(!one.rate(10));
    QVERIFY(!statisticsOf(seriesOf({kGap, kGap})).change());
}

void tst_Statistics::emptyAndAllGaps()
{
    QCOMPARE(statisticsOf(seriesOf({})).samples, 0U);
    const auto gaps = statisticsOf(seriesOf({kGap, kGap}));
    QCOMPARE(gaps.samples, 2U);
    QCOMPARE(gaps.readings, 0U);
}

void tst_Statistics::theFirstOfEqualPeaksCounts()
{
    std::vector<double> values(100'000, 1.0);
    values[70'001] = 9.0;
    values[70'002] = 9.0;
    QCOMPARE(statisticsOf(seriesOf(values)).maxAt, 700'010);
}

TIDEMARK_TEST(tst_Statistics)

#include "tst_statistics.moc"
