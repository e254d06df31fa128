// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/input/sample_table.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <random>

using namespace tidemark;

class tst_SampleTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsInOrder();
    void lateRowsAreMergedStably();
    void anyOrderEqualsAStableSort();
};

void tst_SampleTable::rowsInOrder()
{
    SampleTable table(2);
    for (int i = 0; i < 100'000; ++i) {
        table.add(1000 + i / 2, std::array{double(i), i % 3 == 0 ? kGap : 1.0});
    }
    QCOMPARE(table.size(), 100'000U);
    QCOMPARE(table.reordered(), 0U);
    QCOMPARE(table.firstPosition(), 1000);

    const auto columns = table.finish(1000);
    QCOMPARE(columns.values.size(), 2U);
    QCOMPARE(columns.positions->front(), 0);
    QCOMPARE(columns.positions->back(), 49'999);
    QCOMPARE((*columns.values[0])[77'777], 77'777.0);
    QCOMPARE(columns.values[1]->summarize(0, 100'000).count, 66'666U);
    QCOMPARE(table.size(), 0U);
}

void tst_SampleTable::lateRowsAreMergedStably()
{
    SampleTable table(1);
    table.add(10, 1.0);
    table.add(30, 2.0);
    table.add(10, 3.0); // after the first 10, since it came later
    table.add(-5, 4.0);
    table.add(30, 5.0);
    QCOMPARE(table.reordered(), 2U);
    QCOMPARE(table.firstPosition(), -5);

    const auto columns = table.finish(-5);
    const std::array<std::int64_t, 5> positions{0, 15, 15, 35, 35};
    const std::array<double, 5> values{4.0, 1.0, 3.0, 2.0, 5.0};
    for (std::size_t i = 0; i < positions.size(); ++i) {
        QCOMPARE((*columns.positions)[i], positions[i]);
        QCOMPARE((*columns.values[0])[i], values[i]);
    }
}

void tst_SampleTable::anyOrderEqualsAStableSort()
{
    std::mt19937 random(9);
    for (int round = 0; round < 20; ++round) {
        SampleTable table(2);
        std::vector<std::pair<std::int64_t, double>> plain;
        const std::size_t rows = random() % 80'000 + 1;
        for (std::size_t i = 0; i < rows; ++i) {
            const auto position =
                static_cast<std::int64_t>(round % 2 == 0 ? random() % 500 : i + random() % 3);
            plain.emplace_back(position, double(i));
            table.add(position, std::array{double(i), -double(i)});
        }
        std::ranges::stable_sort(plain, {}, &std::pair<std::int64_t, double>::first);
        const auto columns = table.finish(0);
        QCOMPARE(columns.positions->size(), rows);
        for (std::size_t i = 0; i < rows; ++i) {
            QCOMPARE((*columns.positions)[i], plain[i].first);
            QCOMPARE((*columns.values[0])[i], plain[i].second);
            QCOMPARE((*columns.values[1])[i], -plain[i].second);
        }
    }
}

TIDEMARK_TEST(tst_SampleTable)

#include "tst_sample_table.moc"
