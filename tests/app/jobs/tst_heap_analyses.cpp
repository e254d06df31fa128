// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/heap_analyses.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QSignalSpy>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

/// Each heap is analysed once, in the background, whatever is asked for meanwhile.
class tst_HeapAnalyses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyHeapIsAnalysedInTurn();
    void cancellingFailsAllAndCanBeTriedAgain();
    void aClosedHeapIsForgotten();

private:
    static SnapshotPtr snapshot();
};

SnapshotPtr tst_HeapAnalyses::snapshot()
{
    const auto read = test::readFixture("heapsnapshot/pair-small-after.heapsnapshot.zst");
    return read ? read->front()->snapshots.front() : nullptr;
}

void tst_HeapAnalyses::everyHeapIsAnalysedInTurn()
{
    HeapAnalyses analyses;
    QSignalSpy idle(&analyses, &HeapAnalyses::idle);
    QSignalSpy stages(&analyses, &HeapAnalyses::stageChanged);
    const auto first = snapshot();
    const auto second = snapshot();
    analyses.request(first);
    analyses.request(second);
    analyses.request(first);
    QTRY_COMPARE(idle.count(), 1);
    QVERIFY(analyses.analysisOf(first) != nullptr);
    QVERIFY(analyses.analysisOf(second) != nullptr);
    QCOMPARE(analyses.overviewOf(first), analyses.analysisOf(first)->overview);
    QCOMPARE(stages.count(), 10); // five for each
    analyses.request(first);
    QVERIFY(!analyses.isBusy());
}

void tst_HeapAnalyses::cancellingFailsAllAndCanBeTriedAgain()
{
    HeapAnalyses analyses;
    QSignalSpy idle(&analyses, &HeapAnalyses::idle);
    const auto first = snapshot();
    const auto second = snapshot();
    analyses.request(first);
    analyses.request(second);
    analyses.cancel();
    QTRY_COMPARE(idle.count(), 1);
    QVERIFY(analyses.failureOf(first) && analyses.failureOf(first)->code == ErrorCode::Cancelled);
    QVERIFY(analyses.failureOf(second) && analyses.failureOf(second)->code == ErrorCode::Cancelled);
    analyses.request(first);
    QVERIFY(!analyses.failureOf(first));
    QTRY_VERIFY(analyses.analysisOf(first) != nullptr);
}

void tst_HeapAnalyses::aClosedHeapIsForgotten()
{
    HeapAnalyses analyses;
    const auto first = snapshot();
    analyses.request(first);
    analyses.keepOnly({});
    analyses.request(first); // opened again while the first try still ends
    QTRY_VERIFY(analyses.analysisOf(first) != nullptr);
    analyses.keepOnly({});
    QVERIFY(analyses.analysisOf(first) == nullptr);
    QVERIFY(analyses.overviewOf(first) == nullptr);
}

TIDEMARK_TEST(tst_HeapAnalyses)

#include "tst_heap_analyses.moc"
