// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/read_time.h"
#include "tests/support/series.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using test::seriesOf;

namespace
{

constexpr AxisRange kAll{std::numeric_limits<std::int64_t>::min(),
                         std::numeric_limits<std::int64_t>::max()};

/// A reading at each of @p positions.
Series readAt(const std::vector<std::int64_t>& positions)
{
    return seriesOf(std::vector<double>(positions.size(), 1.0), positions);
}

/// @p count positions a @p step apart from @p begin on.
void addSteps(std::vector<std::int64_t>& positions, std::int64_t begin, int count,
              std::int64_t step = 10)
{
    for (int i = 0; i < count; ++i) {
        positions.push_back(begin + i * step);
    }
}

std::int64_t leftOut(const ReadTime& time, std::int64_t end)
{
    return end - time.condensed(end);
}

} // namespace

class tst_ReadTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void evenReadingsLeaveNothingOut();
    void aLongGapIsLeftOut();
    void rowsWithoutAReadingAreAGap();
    void manyGaps();
    void aShortGapDoesNoHarm();
    void slowReadingsAreNoGaps();
    void thereAndBack();
    void nothingToRead();
    void extremePositions();
};

void tst_ReadTime::evenReadingsLeaveNothingOut()
{
    std::vector<std::int64_t> positions;
    addSteps(positions, 0, 1000);
    const ReadTime time = ReadTime::of(readAt(positions), kAll);
    QCOMPARE(time.condensed(9990), std::int64_t{9990});
    QCOMPARE(time.original(9990), std::int64_t{9990});
}

void tst_ReadTime::aLongGapIsLeftOut()
{
    std::vector<std::int64_t> positions;
    addSteps(positions, 0, 300);
    addSteps(positions, 1'000'000, 300);
    const ReadTime time = ReadTime::of(readAt(positions), kAll);
    QCOMPARE(time.condensed(2990), std::int64_t{2990});
    const std::int64_t later = time.condensed(1'000'000);
    QVERIFY2(later > 2990 && later <= 3005, qPrintable(QString::number(later)));
    QCOMPARE(time.condensed(1'002'990), later + 2990);
    QCOMPARE(time.condensed(500'000), later); // stands still
    QCOMPARE(time.original(later), std::int64_t{1'000'000});
    QCOMPARE(time.original(later + 10), std::int64_t{1'000'010});
}

void tst_ReadTime::rowsWithoutAReadingAreAGap()
{
    std::vector<std::int64_t> positions;
    addSteps(positions, 0, 4000);
    std::vector<double> values(positions.size(), 1.0);
    std::fill(values.begin() + 300, values.begin() + 3700, kGap);
    const ReadTime time = ReadTime::of(seriesOf(values, positions), kAll);
    QVERIFY(leftOut(time, 39'990) > 33'900 && leftOut(time, 39'990) < 34'010);
}

/// A machine that sleeps most of the time.
void tst_ReadTime::manyGaps()
{
    std::vector<std::int64_t> positions;
    for (int i = 0; i < 20; ++i) {
        addSteps(positions, i * 10'000, 60);
    }
    const ReadTime time = ReadTime::of(readAt(positions), kAll);
    const std::int64_t condensed = time.condensed(positions.back());
    QVERIFY2(condensed > 11'000 && condensed < 13'000, qPrintable(QString::number(condensed)));
}

void tst_ReadTime::aShortGapDoesNoHarm()
{
    std::vector<std::int64_t> positions;
    addSteps(positions, 0, 300);
    addSteps(positions, 4000, 300);
    QCOMPARE(leftOut(ReadTime::of(readAt(positions), kAll), 6990), std::int64_t{0});
}

void tst_ReadTime::slowReadingsAreNoGaps()
{
    std::vector<std::int64_t> positions;
    addSteps(positions, 0, 20, 1'000'000);
    QCOMPARE(leftOut(ReadTime::of(readAt(positions), kAll), 19'000'000), std::int64_t{0});
    addSteps(positions, 20'000'000, 60, 10); // and a burst at their end
    QCOMPARE(leftOut(ReadTime::of(readAt(positions), kAll), 20'000'590), std::int64_t{0});
}

void tst_ReadTime::thereAndBack()
{
    std::mt19937 random(7);
    for (int round = 0; round < 100; ++round) {
        std::vector<std::int64_t> positions{static_cast<std::int64_t>(random() % 1000)};
        for (int i = 0; i < 400; ++i) {
            const bool isLong = random() % 40 == 0;
            positions.push_back(positions.back() + 1 +
                                static_cast<std::int64_t>(random() % (isLong ? 100'000 : 50)));
        }
        const ReadTime time = ReadTime::of(readAt(positions), kAll);
        std::int64_t before = std::numeric_limits<std::int64_t>::min();
        for (const std::int64_t position : positions) {
            const std::int64_t condensed = time.condensed(position);
            QCOMPARE(time.original(condensed), position);
            QVERIFY(condensed > before);
            before = condensed;
        }
    }
}

void tst_ReadTime::nothingToRead()
{
    QCOMPARE(ReadTime::of(Series(), kAll).condensed(5), std::int64_t{5});
    QCOMPARE(ReadTime::of(seriesOf({kGap, kGap, kGap}), kAll).condensed(5), std::int64_t{5});
    QCOMPARE(ReadTime::of(readAt({7, 7, 7, 7}), kAll).condensed(7), std::int64_t{7});
}

void tst_ReadTime::extremePositions()
{
    constexpr std::int64_t kFirst = std::numeric_limits<std::int64_t>::min();
    constexpr std::int64_t kLast = std::numeric_limits<std::int64_t>::max();
    const ReadTime time = ReadTime::of(readAt({kFirst, 0, 1, 2, kLast}), kAll);
    QCOMPARE(time.condensed(kLast), kLast);
    QCOMPARE(time.original(kFirst), kFirst);
}

TIDEMARK_TEST(tst_ReadTime)

#include "tst_read_time.moc"
