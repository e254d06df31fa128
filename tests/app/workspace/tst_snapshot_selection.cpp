// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/open_snapshots.h"
#include "app/workspace/session.h"
#include "tests/support/heap_graph_builder.h"
#include "tests/support/recordings.h"
#include "tests/support/snapshots.h"
#include "tests/support/test_registry.h"

#include <QSignalSpy>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

/// Which snapshots are shown and compared follows what is open, and what the user chooses.
class tst_SnapshotSelection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newSnapshotsTakeTheFreeRoles();
    void aSnapshotHasOneRole();
    void swappingTurnsTheComparisonAround();
    void closedSnapshotsLoseTheirRoles();
    void theCurrentRecordingsSnapshotIsShown();
    void anObjectGoesWithItsSnapshot();

private:
    static Recordings snapshot();
};

Recordings tst_SnapshotSelection::snapshot()
{
    auto recording = std::make_shared<Recording>();
    test::HeapGraphBuilder builder;
    builder.node(NodeType::Synthetic, "");
    recording->snapshots.push_back(test::snapshotOf(builder.build()));
    return {recording};
}

void tst_SnapshotSelection::newSnapshotsTakeTheFreeRoles()
{
    Session session;
    QSignalSpy changed(&session.snapshots(), &SnapshotSelection::rolesChanged);
    for (const char* name : {"a", "b", "c", "d"}) {
        session.add(QString::fromLatin1(name), snapshot());
    }
    const SnapshotSelection& selection = session.snapshots();
    QCOMPARE(selection.snapshot(SnapshotRole::A), (SnapshotRef{1, 0}));
    QCOMPARE(selection.snapshot(SnapshotRole::B), (SnapshotRef{2, 0}));
    QCOMPARE(selection.snapshot(SnapshotRole::C), (SnapshotRef{3, 0}));
    QVERIFY(!selection.roleOf({4, 0}));
    QCOMPARE(changed.count(), 3);
    QCOMPARE(snapshotName(session, {2, 0}), QStringLiteral("b"));
}

void tst_SnapshotSelection::aSnapshotHasOneRole()
{
    SnapshotSelection selection;
    selection.setSnapshot(SnapshotRole::A, SnapshotRef{1, 0});
    selection.setSnapshot(SnapshotRole::B, SnapshotRef{2, 0});
    selection.setSnapshot(SnapshotRole::B, SnapshotRef{1, 0});
    QCOMPARE(selection.snapshot(SnapshotRole::A), (SnapshotRef{2, 0}));
    QCOMPARE(selection.snapshot(SnapshotRole::B), (SnapshotRef{1, 0}));
    selection.setSnapshot(SnapshotRole::C, SnapshotRef{2, 0});
    QVERIFY(!selection.snapshot(SnapshotRole::A));
    QSignalSpy changed(&selection, &SnapshotSelection::rolesChanged);
    selection.setSnapshot(SnapshotRole::C, SnapshotRef{2, 0});
    QCOMPARE(changed.count(), 0);
}

void tst_SnapshotSelection::swappingTurnsTheComparisonAround()
{
    SnapshotSelection selection;
    QSignalSpy changed(&selection, &SnapshotSelection::rolesChanged);
    selection.swapAAndB();
    QCOMPARE(changed.count(), 0);
    selection.setSnapshot(SnapshotRole::A, SnapshotRef{1, 0});
    selection.setSnapshot(SnapshotRole::B, SnapshotRef{2, 0});
    selection.swapAAndB();
    QCOMPARE(selection.roleOf({1, 0}), SnapshotRole::B);
    QCOMPARE(selection.roleOf({2, 0}), SnapshotRole::A);
}

void tst_SnapshotSelection::closedSnapshotsLoseTheirRoles()
{
    Session session;
    session.add(QStringLiteral("a"), snapshot());
    session.add(QStringLiteral("b"), snapshot());
    session.remove(1);
    QVERIFY(!session.snapshots().snapshot(SnapshotRole::A));
    QCOMPARE(session.snapshots().roleOf({2, 0}), SnapshotRole::B);
    QVERIFY(snapshotOf(session, SnapshotRef{1, 0}) == nullptr);
    session.restoreRemoved();
    QCOMPARE(session.snapshots().roleOf({1, 0}), SnapshotRole::A);
}

void tst_SnapshotSelection::theCurrentRecordingsSnapshotIsShown()
{
    Session session;
    QVERIFY(!session.snapshots().current());
    session.add(QStringLiteral("a"), snapshot());
    session.add(QStringLiteral("b"), snapshot());
    QCOMPARE(session.snapshots().current(), (SnapshotRef{2, 0}));
    session.setCurrent(1);
    QCOMPARE(session.snapshots().current(), (SnapshotRef{1, 0}));
    session.add(QStringLiteral("run.dat"), {test::recordingOf({1, 2})});
    QCOMPARE(session.snapshots().current(), (SnapshotRef{1, 0})); // a timeline has none
    session.remove(1);
    QCOMPARE(session.snapshots().current(), (SnapshotRef{2, 0}));
    session.removeAll();
    QVERIFY(!session.snapshots().current());
}

void tst_SnapshotSelection::anObjectGoesWithItsSnapshot()
{
    Session session;
    session.add(QStringLiteral("a"), snapshot());
    session.snapshots().setObject(ObjectRef{snapshotOf(session, SnapshotRef{1, 0}), 0});
    session.add(QStringLiteral("b"), snapshot());
    QVERIFY(session.snapshots().object().has_value());
    session.remove(1);
    QVERIFY(!session.snapshots().object());
}

TIDEMARK_TEST(tst_SnapshotSelection)

#include "tst_snapshot_selection.moc"
