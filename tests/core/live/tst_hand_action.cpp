// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/hand_action.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace tidemark;

class tst_HandAction final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allInOneGo();
    void itWaitsUntilTold();
    void beingToldTooEarlyCountsForNothing();
    void cancelled();
};

namespace
{

/// Waits until somebody waits for @p hand.
void awaitWait(const HandAction& hand)
{
    while (!hand.isWaiting()) {
        std::this_thread::yield();
    }
}

} // namespace

void tst_HandAction::allInOneGo()
{
    QCOMPARE(HandAction().inOneGo(12), std::uint64_t{12});
}

void tst_HandAction::itWaitsUntilTold()
{
    HandAction hand;
    TaskControl control;
    std::thread person([&hand] {
        awaitWait(hand);
        hand.finish();
    });
    const auto done = hand.act(5, control);
    person.join();
    QVERIFY(done);
    QCOMPARE(done->worked, std::uint64_t{5});
    QVERIFY(!hand.isWaiting());
}

void tst_HandAction::beingToldTooEarlyCountsForNothing()
{
    HandAction hand;
    TaskControl control;
    hand.finish();
    std::atomic<bool> isTold = false;
    std::thread person([&] {
        awaitWait(hand);
        isTold = true;
        hand.finish();
    });
    QVERIFY(hand.act(1, control));
    QVERIFY(isTold);
    person.join();
}

void tst_HandAction::cancelled()
{
    struct Cancelling final : TaskControl {
        bool cancelled() const override { return true; }
    } control;
    HandAction hand;
    const auto done = hand.act(1, control);
    QVERIFY(!done);
    QVERIFY(done.error().code == ErrorCode::Cancelled);
    QVERIFY(!hand.isWaiting());
}

TIDEMARK_TEST(tst_HandAction)

#include "tst_hand_action.moc"
