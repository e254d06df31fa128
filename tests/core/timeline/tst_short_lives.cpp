// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/short_lives.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using test::kSecondNs;

class tst_ShortLives : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aYoungLifeHasYetToGrow_data();
    void aYoungLifeHasYetToGrow();
};

void tst_ShortLives::aYoungLifeHasYetToGrow_data()
{
    QTest::addColumn<int>("readings"); // of the last life, ten a second
    QTest::addColumn<bool>("hasEnded");
    QTest::addColumn<bool>("isLeak");
    QTest::newRow("young") << 8 << false << true;
    QTest::newRow("half as old as the others") << 12 << false << false;
    QTest::newRow("ended early") << 8 << true << false;
}

/// Six lives of two seconds grew; the last one has not.
void tst_ShortLives::aYoungLifeHasYetToGrow()
{
    QFETCH(int, readings);
    QFETCH(bool, hasEnded);
    QFETCH(bool, isLeak);
    constexpr double kMiB = 1048576.0;
    constexpr int kLives = 7;
    constexpr int kReadings = 20;
    std::vector<double> values;
    std::vector<std::int64_t> positions;
    std::vector<LifeRange> lives;
    for (int life = 0; life < kLives; ++life) {
        const bool isLast = life + 1 == kLives;
        const std::int64_t begin = std::int64_t{3} * life * kSecondNs;
        for (int i = 0; i < (isLast ? readings : kReadings); ++i) {
            values.push_back((8 + (isLast ? 0.0 : 1.3 * i)) * kMiB);
            positions.push_back(begin + i * kSecondNs / 10);
        }
        lives.push_back({.begin = begin,
                         .end = positions.back(),
                         .hasEnded = !isLast || hasEnded,
                         .samples = {begin, positions.back() + 1}});
    }
    const auto together = judgeShortLives(test::seriesOf(values, positions), lives, {});
    QCOMPARE(together.has_value(), isLeak);
    if (isLeak) {
        QCOMPARE(together->lives, std::size_t{kLives - 1});
        QCOMPARE(together->growing, std::size_t{kLives - 1});
    }
}

TIDEMARK_TEST(tst_ShortLives)

#include "tst_short_lives.moc"
