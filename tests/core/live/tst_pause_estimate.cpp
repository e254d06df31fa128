// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/pause_estimate.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using namespace std::chrono_literals;

class tst_PauseEstimate final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAMeasurement();
    void byTheLastSnapshot();
    void aSmallHeapTellsNothingOfALargeOne();
    void whatCannotBeIsHarmless();
};

void tst_PauseEstimate::withoutAMeasurement()
{
    const PauseEstimate small = estimatedPause(4'000'000, {});
    const PauseEstimate large = estimatedPause(500'000'000, {});
    QVERIFY(!small.isMeasured && !large.isMeasured);
    QVERIFY(small.length > 50ms && small.length < 1s);
    QVERIFY(large.length > 5s && large.length < 60s);
}

void tst_PauseEstimate::byTheLastSnapshot()
{
    const MeasuredPause last{100'000'000, 4100ms};
    QCOMPARE(estimatedPause(100'000'000, last), (PauseEstimate{4100ms, true}));
    QCOMPARE(estimatedPause(200'000'000, last), (PauseEstimate{8100ms, true}));
    QCOMPARE(estimatedPause(50'000'000, last), (PauseEstimate{2100ms, true}));
}

/// There is more to a snapshot than the walk over the heap, and of a small heap it is the most.
void tst_PauseEstimate::aSmallHeapTellsNothingOfALargeOne()
{
    const MeasuredPause last{4'000'000, 400ms};
    QVERIFY(estimatedPause(8'000'000, last).isMeasured);
    QCOMPARE(estimatedPause(400'000'000, last), estimatedPause(400'000'000, {}));
}

void tst_PauseEstimate::whatCannotBeIsHarmless()
{
    QVERIFY(!estimatedPause(1000, MeasuredPause{0, 1s}).isMeasured);
    QVERIFY(estimatedPause(1000, MeasuredPause{1000, 0s}).length >= 0s);
    QVERIFY(estimatedPause(0, {}).length >= 0s);
}

TIDEMARK_TEST(tst_PauseEstimate)

#include "tst_pause_estimate.moc"
