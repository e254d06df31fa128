// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recorder/children_pace.h"
#include "tests/support/test_registry.h"

#include <QtTest/QTest>

using namespace tidemark;

namespace
{

constexpr std::int64_t kMs = 1'000'000;

/// Looks at every tick of 10 ms at which it is due, until @p end; each takes @p spent.
std::int64_t lookUntil(ChildrenPace& pace, std::int64_t begin, std::int64_t end, std::int64_t spent)
{
    std::int64_t looks = 0;
    for (std::int64_t at = begin; at < end; at += 10 * kMs) {
        if (pace.isDue(at)) {
            pace.note(at, spent);
            ++looks;
        }
    }
    return looks;
}

} // namespace

class tst_ChildrenPace final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isAsAskedWhileThatIsCheap();
    void isRarerAndSaysSo();
    void forgetsWhatWasLongAgo();
    void aPauseIsNoInterval();
};

void tst_ChildrenPace::isAsAskedWhileThatIsCheap()
{
    ChildrenPace pace(10 * kMs);
    QCOMPARE(lookUntil(pace, 0, 1000 * kMs, kMs), 100);
    QCOMPARE(pace.longInterval(), 0);
}

void tst_ChildrenPace::isRarerAndSaysSo()
{
    ChildrenPace pace(10 * kMs);
    const std::int64_t looks = lookUntil(pace, 0, 1000 * kMs, 4 * kMs);
    QCOMPARE(looks, 25); // a tenth of the time
    QCOMPARE(pace.longInterval(), 40 * kMs);
}

void tst_ChildrenPace::forgetsWhatWasLongAgo()
{
    ChildrenPace pace(10 * kMs);
    lookUntil(pace, 0, 1000 * kMs, 4 * kMs);
    lookUntil(pace, 1000 * kMs, 2000 * kMs, 0); // most have ended
    QCOMPARE(pace.longInterval(), 0);
}

void tst_ChildrenPace::aPauseIsNoInterval()
{
    ChildrenPace pace(10 * kMs);
    lookUntil(pace, 0, 1000 * kMs, 0);
    pace.pause();
    pace.note(3'600'000 * kMs, 0);
    QCOMPARE(pace.longInterval(), 0);
}

TIDEMARK_TEST(tst_ChildrenPace)
#include "tst_children_pace.moc"
