// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/value_column.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <mutex>
#include <random>
#include <thread>

using namespace tidemark;

class tst_ValueColumn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySummaryEqualsAPlainScan();
    void aCopyKeepsItsLengthWhileTheOriginalGrows();
    void copiesAreReadWhileTheOriginalGrows();
    void gapsAreEqualAndDoNotCount();
    void lowerBoundFindsEveryPosition();
};

void tst_ValueColumn::everySummaryEqualsAPlainScan()
{
    std::mt19937 random(7);
    std::vector<double> plain;
    ValueColumn column;
    for (std::size_t i = 0; i < 3 * kColumnBlock + 77; ++i) {
        const double value = random() % 50 == 0 ? kGap : static_cast<double>(random() % 100'000);
        plain.push_back(value);
        column.push_back(value);
    }
    for (int round = 0; round < 500; ++round) {
        std::size_t begin = random() % plain.size();
        std::size_t end = random() % (plain.size() + 1);
        if (begin > end) {
            std::swap(begin, end);
        }
        ValueSummary expected = ValueSummary::none();
        for (std::size_t i = begin; i < end; ++i) {
            expected.add(plain[i]);
        }
        const ValueSummary actual = column.summarize(begin, end);
        QCOMPARE(actual.count, expected.count);
        QCOMPARE(actual.min, expected.min);
        QCOMPARE(actual.max, expected.max);
        QCOMPARE(actual.sum, expected.sum); // whole numbers: exact in any order
    }
}

void tst_ValueColumn::aCopyKeepsItsLengthWhileTheOriginalGrows()
{
    ValueColumn column;
    PositionColumn positions;
    for (int i = 0; i < 100; ++i) {
        column.push_back(i);
        positions.push_back(i);
    }
    const ValueColumn copy = column;
    const PositionColumn positionsCopy = positions;
    for (int i = 100; i < 70'000; ++i) {
        column.push_back(i);
        positions.push_back(i);
    }
    QCOMPARE(copy.size(), 100U);
    QCOMPARE(copy.summarize(0, 1000).max, 99.0);
    QCOMPARE(positionsCopy.back(), 99);
    QCOMPARE(column.summarize(0, column.size()).max, 69'999.0);
    QCOMPARE(positions.back(), 69'999);
}

/// As a live session does; `tests/run.sh --tsan` sees whether anything is shared that changes.
void tst_ValueColumn::copiesAreReadWhileTheOriginalGrows()
{
    constexpr std::size_t kSamples = 4 * kColumnBlock;
    std::mutex mutex;
    ValueColumn published;
    const std::jthread producer([&mutex, &published] {
        ValueColumn column;
        while (column.size() < kSamples) {
            column.push_back(static_cast<double>(column.size()));
            if (column.size() % 61 == 0 || column.size() == kSamples) {
                const std::scoped_lock lock(mutex);
                published = column;
            }
        }
    });
    std::size_t size = 0;
    while (size < kSamples) {
        ValueColumn copy;
        {
            const std::scoped_lock lock(mutex);
            copy = published;
        }
        size = copy.size();
        const auto count = static_cast<double>(size);
        QCOMPARE(copy.summarize(0, size).sum, count * (count - 1) / 2);
        std::this_thread::yield();
    }
}

void tst_ValueColumn::gapsAreEqualAndDoNotCount()
{
    ValueColumn a;
    ValueColumn b;
    for (const double value : {1.0, kGap, 3.0}) {
        a.push_back(value);
        b.push_back(value);
    }
    QVERIFY(a == b);
    QCOMPARE(a.summarize(0, 3).count, 2U);
    QCOMPARE(a.summarize(0, 3).mean(), 2.0);
    QVERIFY(a.summarize(1, 2).isEmpty());
    b.push_back(kGap);
    QVERIFY(!(a == b));
}

void tst_ValueColumn::lowerBoundFindsEveryPosition()
{
    PositionColumn column;
    std::vector<std::int64_t> plain;
    std::mt19937 random(11);
    std::int64_t position = -40;
    for (int i = 0; i < 70'000; ++i) {
        position += random() % 3; // repeats, too
        column.push_back(position);
        plain.push_back(position);
    }
    for (int round = 0; round < 2000; ++round) {
        const auto wanted = static_cast<std::int64_t>(random() % 80'000) - 100;
        const std::size_t from = random() % 70'000;
        const auto expected = std::lower_bound(plain.begin() + static_cast<std::ptrdiff_t>(from),
                                               plain.end(), wanted);
        QCOMPARE(column.lowerBound(wanted, from),
                 static_cast<std::size_t>(expected - plain.begin()));
    }
}

TIDEMARK_TEST(tst_ValueColumn)

#include "tst_value_column.moc"
