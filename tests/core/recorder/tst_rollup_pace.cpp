// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recorder/rollup_pace.h"
#include "tests/support/test_registry.h"

#include <QtTest/QTest>

using namespace tidemark;

class tst_RollupPace final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isAtMostOnePercentOfTheTime();
    void whatCanBeFeltIsRarer();
    void allTogetherHaveABound();
    void isRarerOnceARecordingIsLong();
};

void tst_RollupPace::isAtMostOnePercentOfTheTime()
{
    for (std::int64_t took = 1000; took < 100'000'000'000; took *= 3) {
        QVERIFY(rollupPause(took) >= 100 * took);
        QVERIFY(rollupPause(3 * took) >= 2 * rollupPause(took)); // however long it takes
    }
    QCOMPARE(rollupPause(0), 0);
}

void tst_RollupPace::whatCanBeFeltIsRarer()
{
    constexpr std::int64_t kMs = 1'000'000;
    constexpr std::int64_t kSecond = 1000 * kMs;
    QCOMPARE(rollupPause(10 * kMs), kSecond);
    QCOMPARE(rollupPause(70 * kMs), 49 * kSecond);
}

void tst_RollupPace::allTogetherHaveABound()
{
    QVERIFY(rollupPauseOfAll(1000) >= 49 * 1000);
}

void tst_RollupPace::isRarerOnceARecordingIsLong()
{
    constexpr std::int64_t kMs = 1'000'000;
    QCOMPARE(rollupInterval(0), 100 * kMs);
    QCOMPARE(rollupInterval(1000 * kMs), 100 * kMs);
    QCOMPARE(rollupInterval(6000 * kMs), 300 * kMs);
    QCOMPARE(rollupInterval(3'600'000 * kMs), 500 * kMs);
}

TIDEMARK_TEST(tst_RollupPace)
#include "tst_rollup_pace.moc"
