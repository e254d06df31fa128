// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/function_totals.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using namespace tidemark::test;

class tst_FunctionTotals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void callsOfOneNameAreAddedUp();
    void overlapCountsOnce();
    void theTellingCallDiffersMost();
    void otherMarkersAreLeftOut();
    void cancellingGivesNothing();

private:
    static Marker withMemory(Marker span, std::int64_t start, std::int64_t end);
    static std::vector<FunctionTotal> totalsOf(std::vector<Marker> markers);
};

Marker tst_FunctionTotals::withMemory(Marker span, std::int64_t start, std::int64_t end)
{
    span.startBytes = start;
    span.endBytes = end;
    return span;
}

std::vector<FunctionTotal> tst_FunctionTotals::totalsOf(std::vector<Marker> markers)
{
    Timeline timeline;
    timeline.markers = std::move(markers);
    TaskControl control;
    return functionTotalsOf(timeline, control);
}

void tst_FunctionTotals::callsOfOneNameAreAddedUp()
{
    const auto totals =
        totalsOf({spanOf("main", 0, 10, 0), spanOf("load", 1, 2, 1), spanOf("load", 4, 6, 1)});
    QCOMPARE(totals.size(), 2U);
    QCOMPARE(totals[0].name, "main");
    QCOMPARE(totals[1].name, "load");
    QCOMPARE(totals[1].calls, 2U);
    QCOMPARE(totals[1].length, 3 * kSecondNs);
    QCOMPARE(totals[1].telling, 2U); // the longest, where no memory is known
    QVERIFY(!totals[1].largestChange);
    QVERIFY(!totals[1].mostAtStart);
}

void tst_FunctionTotals::overlapCountsOnce()
{
    const auto totals =
        totalsOf({spanOf("f", 0, 10, 0), spanOf("f", 2, 5, 1), spanOf("f", 8, 12, 1)});
    QCOMPARE(totals[0].calls, 3U);
    QCOMPARE(totals[0].length, 12 * kSecondNs);
}

void tst_FunctionTotals::theTellingCallDiffersMost()
{
    const auto totals = totalsOf({withMemory(spanOf("f", 0, 1, 0), 100, 150),
                                  withMemory(spanOf("f", 1, 9, 0), 150, 50),
                                  withMemory(spanOf("f", 9, 10, 0), 200, 210)});
    QCOMPARE(totals[0].largestChange, std::optional<std::int64_t>(-100));
    QCOMPARE(totals[0].telling, 1U);
    QCOMPARE(totals[0].mostAtStart, std::optional<std::int64_t>(200));
    QCOMPARE(totals[0].mostAtEnd, std::optional<std::int64_t>(210));
}

void tst_FunctionTotals::otherMarkersAreLeftOut()
{
    Marker gc = spanOf("f", 0, 1, 0);
    gc.kind = MarkerKind::Gc;
    QVERIFY(totalsOf({gc}).empty());
    QVERIFY(totalsOf({}).empty());
}

void tst_FunctionTotals::cancellingGivesNothing()
{
    struct Cancelled final : TaskControl {
        bool cancelled() const override { return true; }
    } control;
    Timeline timeline;
    timeline.markers = {spanOf("f", 0, 1, 0)};
    QVERIFY(functionTotalsOf(timeline, control).empty());
}

TIDEMARK_TEST(tst_FunctionTotals)

#include "tst_function_totals.moc"
