// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/memwatch_rule.h"
#include "tests/support/series.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using test::seriesOf;

class tst_MemwatchRule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fiveGrowthsInARow();
    void theFirstCollectionCounts();
    void theLongestGrowth();
    void equalResetsTheCount();
    void theCountStartsAnewAfterAReport();
    void gapsAreNoCollections();
    void onlyTheRangeCounts();
    void beyond32Bits();
    void nothingToLookAt();
};

namespace
{

constexpr AxisRange kWholeLog{0, 1'000'000};

MemwatchRule ruleOf(const std::vector<double>& values) // every 10
{
    return memwatchRule(seriesOf(values), kWholeLog).value_or(MemwatchRule());
}

} // namespace

void tst_MemwatchRule::fiveGrowthsInARow()
{
    const MemwatchRule rule = ruleOf({100, 90, 91, 92, 95, 96, 99, 50});
    QVERIFY(rule.fired);
    QCOMPARE(rule.collections, std::size_t{8});
    QCOMPARE(rule.times, std::size_t{1});
    QCOMPARE(rule.firedAt, std::int64_t{60});
    QCOMPARE(rule.growth, 8.0); // from 91, the first that had grown
    QCOMPARE(rule.growingFor, std::int64_t{40});
    QVERIFY(!rule.countedFirst);
    QVERIFY(!ruleOf({100, 90, 91, 92, 95, 96}).fired);
    QCOMPARE(ruleOf({100, 90, 91, 92, 95, 96}).inARow, 4);
}

void tst_MemwatchRule::theFirstCollectionCounts()
{
    const MemwatchRule rule = ruleOf({1, 2, 3, 4, 5});
    QVERIFY(rule.fired);
    QVERIFY(rule.countedFirst);
    QCOMPARE(rule.growth, 4.0);
    QVERIFY(!ruleOf({1, 2, 3, 4}).fired);
}

/// What was grown in a row at most, with no regard to reports and to the very first size.
void tst_MemwatchRule::theLongestGrowth()
{
    QCOMPARE(ruleOf({1, 2, 3, 4, 5}).longest, std::size_t{4});
    QCOMPARE(ruleOf({1, 2, 3, 4, 5, 6, 7, 8}).longest, std::size_t{7});
    QCOMPARE(ruleOf({5, 1, 2, 3, 1, 2}).longest, std::size_t{2});
    QCOMPARE(ruleOf({5}).longest, std::size_t{0});
    QCOMPARE(ruleOf({kGap, 5, kGap, 6, 4}).length, std::int64_t{30});
}

void tst_MemwatchRule::equalResetsTheCount()
{
    QVERIFY(!ruleOf({1, 2, 3, 4, 4, 5, 6, 7, 8}).fired);
    QVERIFY(ruleOf({1, 2, 3, 4, 4, 5, 6, 7, 8, 9}).fired);
}

void tst_MemwatchRule::theCountStartsAnewAfterAReport()
{
    std::vector<double> values(14);
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = static_cast<double>(i + 1);
    }
    const MemwatchRule rule = ruleOf(values);
    QCOMPARE(rule.times, std::size_t{2});
    QCOMPARE(rule.inARow, 4);
    QCOMPARE(rule.firedAt, std::int64_t{40});
}

void tst_MemwatchRule::gapsAreNoCollections()
{
    const MemwatchRule rule = ruleOf({kGap, 1, 2, kGap, 3, 4, kGap, 5});
    QVERIFY(rule.fired && rule.countedFirst);
    QCOMPARE(rule.collections, std::size_t{5});
}

void tst_MemwatchRule::onlyTheRangeCounts()
{
    const Series series = seriesOf({1, 2, 3, 4, 5, 6, 7});
    QVERIFY(!memwatchRule(series, {0, 40})->fired);
    QCOMPARE(memwatchRule(series, {20, 70})->firedAt, std::int64_t{60});
}

/// The true sizes are compared, not their lowest 32 bits as memwatch does.
void tst_MemwatchRule::beyond32Bits()
{
    const double high = 4294967296.0;
    const MemwatchRule rule = ruleOf({high + 5, high + 5, high + 4, high + 5, high + 5, high + 6});
    QVERIFY(!rule.fired);
    QVERIFY(rule.isBeyond32Bits);
    QVERIFY(!ruleOf({high - 1}).isBeyond32Bits);
}

void tst_MemwatchRule::nothingToLookAt()
{
    QVERIFY(!memwatchRule(Series(), kWholeLog));
    QVERIFY(!memwatchRule(seriesOf({kGap, kGap}), kWholeLog));
    QVERIFY(!memwatchRule(seriesOf({1, 2}), {50, 90}));
}

TIDEMARK_TEST(tst_MemwatchRule)

#include "tst_memwatch_rule.moc"
