// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshots/hunt_rounds.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

class tst_HuntRounds final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatMoreActionsMaySettle();
    void eachHasTwiceAsManyActions();
};

void tst_HuntRounds::onlyWhatMoreActionsMaySettle()
{
    const auto isWorth = [](HuntVerdict verdict, HuntDoubt doubt) {
        HuntJudgement judgement;
        judgement.verdict = verdict;
        judgement.doubt = doubt;
        return isWorthARound(judgement);
    };
    QVERIFY(!isWorth(HuntVerdict::Leak, HuntDoubt::None));
    QVERIFY(!isWorth(HuntVerdict::NoLeak, HuntDoubt::None));
    QVERIFY(isWorth(HuntVerdict::Undecided, HuntDoubt::Uneven));
    QVERIFY(isWorth(HuntVerdict::Undecided, HuntDoubt::LateGrowth));
    QVERIFY(!isWorth(HuntVerdict::Undecided, HuntDoubt::Failed));
    QVERIFY(!isWorth(HuntVerdict::Undecided, HuntDoubt::NotFollowed));
}

void tst_HuntRounds::eachHasTwiceAsManyActions()
{
    QCOMPARE(actionsOfRound(5, 1), std::uint64_t{5});
    QCOMPARE(actionsOfRound(5, 2), std::uint64_t{10});
    QCOMPARE(actionsOfRound(5, 3), std::uint64_t{20});
}

TIDEMARK_TEST(tst_HuntRounds)

#include "tst_hunt_rounds.moc"
