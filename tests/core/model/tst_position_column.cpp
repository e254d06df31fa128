// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/position_column.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <atomic>
#include <mutex>
#include <thread>

using namespace tidemark;

class tst_PositionColumn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsEveryPositionAcrossItsBlocks_data();
    void keepsEveryPositionAcrossItsBlocks();
    void aCopyKeepsItsLengthWhileTheOriginalGrows();
    void aCopyIsReadWhileTheOriginalGrows();
    void shiftMovesAll();
    void equalByContent();
    void lowerBoundAtTheEnds();
    void lowerBoundFindsTheFirstOfRepeats();

private:
    /// 0, 3, 6, ... of @p size positions.
    static PositionColumn threes(std::size_t size);
};

PositionColumn tst_PositionColumn::threes(std::size_t size)
{
    PositionColumn column;
    for (std::size_t i = 0; i < size; ++i) {
        column.push_back(static_cast<std::int64_t>(i) * 3);
    }
    return column;
}

/// Around each size at which the storage grows.
void tst_PositionColumn::keepsEveryPositionAcrossItsBlocks_data()
{
    QTest::addColumn<std::size_t>("size");
    for (const std::size_t border : {kFirstCapacity, kFirstCapacity * 8, kFirstCapacity * 64,
                                     kColumnBlock, 2 * kColumnBlock, 3 * kColumnBlock}) {
        for (const std::size_t size : {border - 1, border, border + 1}) {
            QTest::addRow("%zu", size) << size;
        }
    }
}

void tst_PositionColumn::keepsEveryPositionAcrossItsBlocks()
{
    QFETCH(std::size_t, size);
    const PositionColumn column = threes(size);
    QCOMPARE(column.size(), size);
    for (std::size_t i = 0; i < size; ++i) {
        QCOMPARE(column[i], static_cast<std::int64_t>(i) * 3);
    }
    QCOMPARE(column.front(), 0);
    QCOMPARE(column.back(), static_cast<std::int64_t>(size - 1) * 3);
}

void tst_PositionColumn::aCopyKeepsItsLengthWhileTheOriginalGrows()
{
    PositionColumn original = threes(kFirstCapacity);
    std::vector<PositionColumn> copies;
    while (original.size() < kColumnBlock + 100) {
        if (original.size() % 1000 == 0 || original.size() == kFirstCapacity) {
            copies.push_back(original);
        }
        original.push_back(static_cast<std::int64_t>(original.size()) * 3);
    }
    QVERIFY(copies.size() > 30);
    for (const PositionColumn& copy : copies) {
        QVERIFY(copy == threes(copy.size()));
        QCOMPARE(copy.lowerBound(std::int64_t{1} << 40), copy.size());
    }
}

/// Shows its race under ThreadSanitizer, and as wrong values without.
void tst_PositionColumn::aCopyIsReadWhileTheOriginalGrows()
{
    constexpr std::size_t kSamples = 80'000;
    std::mutex mutex;
    PositionColumn published;
    std::thread writer([&] {
        PositionColumn column;
        for (std::size_t i = 0; i < kSamples; ++i) {
            column.push_back(static_cast<std::int64_t>(i));
            if (i % 37 == 0 || i + 1 == kSamples) {
                const std::scoped_lock lock(mutex);
                published = column;
            }
        }
    });
    std::size_t wrong = 0;
    std::size_t size = 0;
    while (size < kSamples) {
        PositionColumn copy;
        {
            const std::scoped_lock lock(mutex);
            copy = published;
        }
        size = copy.size();
        for (std::size_t i = 0; i < size; i += 101) {
            wrong += copy[i] == static_cast<std::int64_t>(i) ? 0U : 1U;
        }
        std::this_thread::yield();
    }
    writer.join();
    QCOMPARE(wrong, 0U);
}

void tst_PositionColumn::shiftMovesAll()
{
    PositionColumn column = threes(kColumnBlock + 5);
    column.shift(-7);
    QCOMPARE(column.front(), -7);
    QCOMPARE(column[kColumnBlock - 1], static_cast<std::int64_t>(kColumnBlock - 1) * 3 - 7);
    QCOMPARE(column[kColumnBlock], static_cast<std::int64_t>(kColumnBlock) * 3 - 7);
    column.push_back(column.back() + 1);
    column.shift(7);
    QCOMPARE(column.back(), static_cast<std::int64_t>(kColumnBlock + 4) * 3 + 1);
    PositionColumn none;
    none.shift(5);
    QVERIFY(none.isEmpty());
}

void tst_PositionColumn::equalByContent()
{
    QVERIFY(PositionColumn() == PositionColumn());
    QVERIFY(threes(kColumnBlock + 1) == threes(kColumnBlock + 1));
    QVERIFY(!(threes(10) == threes(11)));
    PositionColumn other = threes(kColumnBlock);
    other.push_back(static_cast<std::int64_t>(kColumnBlock) * 3 + 1); // the last one differs
    QVERIFY(!(threes(kColumnBlock + 1) == other));
}

void tst_PositionColumn::lowerBoundAtTheEnds()
{
    QCOMPARE(PositionColumn().lowerBound(5), 0U);
    const PositionColumn column = threes(100);
    constexpr auto kLeast = std::numeric_limits<std::int64_t>::min();
    constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
    QCOMPARE(column.lowerBound(kLeast), 0U);
    QCOMPARE(column.lowerBound(0), 0U);
    QCOMPARE(column.lowerBound(1), 1U);
    QCOMPARE(column.lowerBound(297), 99U);
    QCOMPARE(column.lowerBound(298), 100U);
    QCOMPARE(column.lowerBound(kMost), 100U);
    QCOMPARE(column.lowerBound(3, 50), 50U); // never before where it starts
    QCOMPARE(column.lowerBound(297, 99), 99U);
    QCOMPARE(column.lowerBound(297, 100), 100U);
}

void tst_PositionColumn::lowerBoundFindsTheFirstOfRepeats()
{
    PositionColumn column;
    for (int i = 0; i < 1000; ++i) {
        column.push_back(i / 250);
    }
    QCOMPARE(column.lowerBound(0), 0U);
    QCOMPARE(column.lowerBound(1), 250U);
    QCOMPARE(column.lowerBound(3), 750U);
    QCOMPARE(column.lowerBound(3, 760), 760U);
}

TIDEMARK_TEST(tst_PositionColumn)

#include "tst_position_column.moc"
