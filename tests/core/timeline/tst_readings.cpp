// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/readings.h"
#include "tests/support/series.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

class tst_Readings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readingsAtTheEndsAreFoundAtOnce();
    void onlyGapsGiveTheEnd();
    void emptySpans();
    void readingsOutsideOfTheSpanDoNotCount();
    void aSingleReadingInALongGap();
    void everySpanEqualsAPlainScan();

private:
    static ValueColumn columnOf(const std::vector<double>& values);
};

ValueColumn tst_Readings::columnOf(const std::vector<double>& values)
{
    ValueColumn column;
    for (const double value : values) {
        column.push_back(value);
    }
    return column;
}

void tst_Readings::readingsAtTheEndsAreFoundAtOnce()
{
    const ValueColumn column = columnOf({1.0, kGap, 3.0});
    QCOMPARE(firstReading(column, {0, 3}), 0U);
    QCOMPARE(lastReading(column, {0, 3}), 2U);
    QCOMPARE(firstReading(column, {1, 3}), 2U);
    QCOMPARE(lastReading(column, {0, 2}), 0U);
}

void tst_Readings::onlyGapsGiveTheEnd()
{
    const ValueColumn column = columnOf(std::vector<double>(100, kGap));
    QCOMPARE(firstReading(column, {10, 90}), 90U);
    QCOMPARE(lastReading(column, {10, 90}), 90U);
}

void tst_Readings::emptySpans()
{
    const ValueColumn column = columnOf({1.0, 2.0});
    QCOMPARE(firstReading(column, {1, 1}), 1U);
    QCOMPARE(lastReading(column, {1, 1}), 1U);
    QCOMPARE(firstReading(ValueColumn(), {0, 0}), 0U);
    QCOMPARE(lastReading(ValueColumn(), {0, 0}), 0U);
}

void tst_Readings::readingsOutsideOfTheSpanDoNotCount()
{
    const ValueColumn column = columnOf({1.0, kGap, kGap, 4.0});
    QCOMPARE(firstReading(column, {1, 3}), 3U);
    QCOMPARE(lastReading(column, {1, 3}), 3U);
}

void tst_Readings::aSingleReadingInALongGap()
{
    constexpr std::size_t kSize = 3 * kColumnBlock;
    for (const std::size_t at : {std::size_t{0}, std::size_t{31}, std::size_t{32}, kColumnBlock - 1,
                                 kColumnBlock, kSize / 2 + 7, kSize - 1}) {
        std::vector<double> values(kSize, kGap);
        values[at] = 1.0;
        const ValueColumn column = columnOf(values);
        QCOMPARE(firstReading(column, {0, kSize}), at);
        QCOMPARE(lastReading(column, {0, kSize}), at);
    }
}

void tst_Readings::everySpanEqualsAPlainScan()
{
    std::mt19937 random(21);
    for (const std::size_t gapEvery : {std::size_t{1}, std::size_t{2}, std::size_t{50}}) {
        std::vector<double> values = test::randomValues(random, 3000, 100, gapEvery);
        for (int reading = 0; reading < 5; ++reading) { // in gaps throughout, a few readings
            values[random() % values.size()] = 1.0;
        }
        const ValueColumn column = columnOf(values);
        for (int round = 0; round < 1000; ++round) {
            const std::size_t begin = random() % values.size();
            const std::size_t end = begin + random() % (values.size() - begin + 1);
            std::size_t first = end;
            std::size_t last = end;
            for (std::size_t i = begin; i < end; ++i) {
                if (!std::isnan(values[i])) {
                    first = first == end ? i : first;
                    last = i;
                }
            }
            QCOMPARE(firstReading(column, {begin, end}), first);
            QCOMPARE(lastReading(column, {begin, end}), last);
        }
    }
}

TIDEMARK_TEST(tst_Readings)

#include "tst_readings.moc"
