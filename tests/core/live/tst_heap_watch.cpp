// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/heap_watch.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

class tst_HeapWatch final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestsComeInOrder();
    void cancellingForgetsThoseThatWait();
    void nothingIsTakenOnceItHasEnded();
    void eachRequestHasItsNumber();
    void lettingGoIsNotStopping();
};

void tst_HeapWatch::requestsComeInOrder()
{
    HeapWatch watch;
    QVERIFY(!watch.takeRequest());
    watch.request(CollectRequest{"before", "after"});
    watch.request(CaptureRequest{"a.heapsnapshot", Overwrite::Nothing, "A"});
    QVERIFY(watch.hasRequest());
    const auto first = watch.takeRequest();
    const auto second = watch.takeRequest();
    QVERIFY(first && std::get<CollectRequest>(*first).after == "after");
    QVERIFY(second && std::get<CaptureRequest>(*second).label == "A");
    QVERIFY(!watch.hasRequest());
}

void tst_HeapWatch::cancellingForgetsThoseThatWait()
{
    HeapWatch watch;
    watch.request(CollectRequest{});
    watch.request(CollectRequest{});
    QVERIFY(watch.takeRequest());
    watch.cancel();
    QVERIFY(watch.isCancelled());
    QVERIFY(!watch.takeRequest());
    watch.request(CollectRequest{});
    QVERIFY(watch.takeRequest());
    QVERIFY(!watch.isCancelled());
}

void tst_HeapWatch::nothingIsTakenOnceItHasEnded()
{
    HeapWatch watch;
    watch.change([](HeapWatchState& state) { state.step = HeapWatchState::Step::Ended; });
    watch.request(CollectRequest{});
    QVERIFY(!watch.hasRequest());
}

/// So that who asked knows when it is over, also where it was forgotten.
void tst_HeapWatch::eachRequestHasItsNumber()
{
    HeapWatch watch;
    QCOMPARE(watch.request(CollectRequest{}), std::uint64_t{1});
    QCOMPARE(watch.request(CollectRequest{}), std::uint64_t{2});
    QCOMPARE(watch.request(CollectRequest{}), std::uint64_t{3});
    QVERIFY(watch.takeRequest());
    watch.cancel(); // the second and the third
    QCOMPARE(watch.state().served, std::uint64_t{2});
    watch.change([](HeapWatchState& state) { ++state.served; }); // as who watches does it
    QCOMPARE(watch.state().served, std::uint64_t{3});
    QCOMPARE(watch.request(CollectRequest{}), std::uint64_t{4});
}

void tst_HeapWatch::lettingGoIsNotStopping()
{
    HeapWatch stopped;
    stopped.stop();
    QVERIFY(stopped.isEnding() && !stopped.isLetGo());
    HeapWatch left;
    left.end();
    QVERIFY(left.isEnding() && left.isLetGo());
}

TIDEMARK_TEST(tst_HeapWatch)

#include "tst_heap_watch.moc"
