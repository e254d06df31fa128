// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/latest_reading.h"
#include "tests/support/series.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QTest>

using namespace tidemark;
using test::kSecondNs;
using test::seriesOf;

namespace
{

constexpr auto kTime = AxisUnit::Nanoseconds;

} // namespace

class tst_LatestReading : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLastAtOrBefore();
    void whatIsReadNoMore();
    void whatIsReadRarely();
    void otherAxesHaveNoAge();
    void extremePositions();
};

void tst_LatestReading::theLastAtOrBefore()
{
    const Series series = seriesOf({1, 2, kGap, 4}, {0, 10, 20, 30});
    QVERIFY(!latestReading(series, kTime, -1));
    QCOMPARE(latestReading(series, kTime, 0)->value, 1.0);
    QCOMPARE(latestReading(series, kTime, 29)->value, 2.0);
    QCOMPARE(latestReading(series, kTime, 29)->position, std::int64_t{10});
    QCOMPARE(latestReading(series, kTime, 29)->age, std::int64_t{19});
    QVERIFY(!latestReading(series, kTime, 29)->isOld);
    QVERIFY(!latestReading(Series(), kTime, 5));
    QVERIFY(!latestReading(seriesOf({kGap}), kTime, 5));
}

/// Read three times at the start and then not for two minutes.
void tst_LatestReading::whatIsReadNoMore()
{
    const Series series = seriesOf({40, 40, 40}, {100'000'000, 250'000'000, 650'000'000});
    QVERIFY(!latestReading(series, kTime, kSecondNs)->isOld);
    QVERIFY(!latestReading(series, kTime, 1'650'000'000)->isOld);
    QVERIFY(latestReading(series, kTime, 3 * kSecondNs)->isOld);
    QVERIFY(latestReading(series, kTime, 50 * kSecondNs)->isOld);
    QVERIFY(latestReading(seriesOf({40}, {0}), kTime, 3 * kSecondNs)->isOld);
}

void tst_LatestReading::whatIsReadRarely()
{
    const Series series = seriesOf({1, 2, 3}, {0, 49 * kSecondNs, 98 * kSecondNs});
    QVERIFY(!latestReading(series, kTime, 140 * kSecondNs)->isOld);
    QVERIFY(!latestReading(series, kTime, 240 * kSecondNs)->isOld);
    QVERIFY(latestReading(series, kTime, 300 * kSecondNs)->isOld);
}

void tst_LatestReading::otherAxesHaveNoAge()
{
    const Series series = seriesOf({1, 2}, {0, 1});
    QVERIFY(!latestReading(series, AxisUnit::Ordinal, 100 * kSecondNs)->isOld);
    QVERIFY(!latestReading(series, AxisUnit::AllocatedBytes, 100 * kSecondNs)->isOld);
}

void tst_LatestReading::extremePositions()
{
    constexpr std::int64_t kFirst = std::numeric_limits<std::int64_t>::min();
    constexpr std::int64_t kLast = std::numeric_limits<std::int64_t>::max();
    const Series series = seriesOf({1, 2}, {kFirst, 0});
    QCOMPARE(latestReading(series, kTime, kLast)->value, 2.0);
    QCOMPARE(latestReading(series, kTime, -1)->age, kLast);
}

TIDEMARK_TEST(tst_LatestReading)

#include "tst_latest_reading.moc"
