// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/session.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QSignalSpy>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

class tst_ObjectHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followedObjectsComeBack();
    void linesWalkedOverLeaveOneStep();
    void aNewWayReplacesTheOneForward();
    void whatIsClosedIsForgotten();
    void clearingTheObjectKeepsTheSteps();

private:
    SnapshotPtr m_snapshot = std::make_shared<const Snapshot>();
    ObjectRef object(std::uint32_t node) const { return {m_snapshot, node}; }
};

void tst_ObjectHistory::followedObjectsComeBack()
{
    SnapshotSelection selection;
    ObjectHistory history(selection);
    QVERIFY(!history.canGoBack() && !history.canGoForward());
    selection.setObject(object(1));
    history.follow(object(2));
    history.follow(object(3));
    QCOMPARE(selection.object()->node, 3U);
    history.goBack();
    QCOMPARE(selection.object()->node, 2U);
    history.goBack();
    QCOMPARE(selection.object()->node, 1U);
    QVERIFY(!history.canGoBack());
    history.goBack(); // nothing
    QCOMPARE(selection.object()->node, 1U);
    history.goForward();
    history.goForward();
    QCOMPARE(selection.object()->node, 3U);
    QVERIFY(!history.canGoForward());
}

void tst_ObjectHistory::linesWalkedOverLeaveOneStep()
{
    SnapshotSelection selection;
    ObjectHistory history(selection);
    selection.setObject(object(1));
    selection.setObject(object(2));
    selection.setObject(object(3));
    QVERIFY(!history.canGoBack());
    history.follow(object(4));
    selection.setObject(object(5));
    selection.setObject(object(6));
    QStringList nodes;
    while (history.canGoBack()) {
        history.goBack();
        nodes << QString::number(selection.object()->node);
    }
    QCOMPARE(nodes, QStringList({QStringLiteral("4"), QStringLiteral("3")}));
}

void tst_ObjectHistory::aNewWayReplacesTheOneForward()
{
    SnapshotSelection selection;
    ObjectHistory history(selection);
    selection.setObject(object(1));
    history.follow(object(2));
    history.goBack();
    QSignalSpy changed(&history, &ObjectHistory::changed);
    history.follow(object(3));
    QCOMPARE(changed.size(), 1);
    QVERIFY(!history.canGoForward());
    history.goBack();
    QCOMPARE(selection.object()->node, 1U);
    selection.setObject(object(4)); // what was gone back to stays
    history.goBack();
    QCOMPARE(selection.object()->node, 1U);
}

void tst_ObjectHistory::whatIsClosedIsForgotten()
{
    Session session;
    const auto read = test::readFixture("heapsnapshot/cut-node24.heapsnapshot").value();
    session.add(QStringLiteral("a"), read);
    const int first = session.current()->id;
    const auto kept = test::readFixture("heapsnapshot/cut-node20.heapsnapshot").value();
    session.add(QStringLiteral("b"), kept);
    const auto firstSnapshot = read.front()->snapshots.front();
    const auto keptSnapshot = kept.front()->snapshots.front();
    session.objectHistory().follow({keptSnapshot, 1});
    session.objectHistory().follow({firstSnapshot, 2});
    session.objectHistory().follow({keptSnapshot, 3});
    session.remove(first);
    QCOMPARE(session.snapshots().object()->node, 3U);
    session.objectHistory().goBack();
    QCOMPARE(session.snapshots().object()->node, 1U);
    QVERIFY(!session.objectHistory().canGoBack());
    session.removeAll();
    QVERIFY(!session.snapshots().object());
    QVERIFY(!session.objectHistory().canGoBack() && !session.objectHistory().canGoForward());
}

void tst_ObjectHistory::clearingTheObjectKeepsTheSteps()
{
    SnapshotSelection selection;
    ObjectHistory history(selection);
    selection.setObject(object(1));
    history.follow(object(2));
    selection.setObject({});
    history.goBack();
    QCOMPARE(selection.object()->node, 1U);
}

TIDEMARK_TEST(tst_ObjectHistory)

#include "tst_object_history.moc"
