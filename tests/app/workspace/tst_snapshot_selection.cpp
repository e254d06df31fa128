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
    void recordedDifferencesStandInForAPair();
    void chosenDifferencesStay();
    void whatDifferencesAreCalled();

private:
    static Recordings snapshot();
    static Recordings differences(std::size_t count);
};

Recordings tst_SnapshotSelection::differences(std::size_t count)
{
    auto recording = std::make_shared<Recording>();
    for (std::size_t i = 0; i < count; ++i) {
        recording->differences.push_back(
            std::make_shared<const TypeDifferences>(TypeDifferences{"tool"}));
    }
    return {recording};
}

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

/// Until there are an A and a B.
void tst_SnapshotSelection::recordedDifferencesStandInForAPair()
{
    Session session;
    const SnapshotSelection& selection = session.snapshots();
    QVERIFY(!holdsHeaps(session));
    session.add(QStringLiteral("log"), differences(2));
    QVERIFY(holdsHeaps(session));
    QCOMPARE(selection.differences(), (DifferencesRef{1, 1}));
    session.add(QStringLiteral("other"), differences(1));
    QCOMPARE(selection.differences(), (DifferencesRef{2, 0}));
    session.setCurrent(1);
    QCOMPARE(selection.differences(), (DifferencesRef{1, 1}));
    session.add(QStringLiteral("a"), snapshot());
    QCOMPARE(selection.differences(), (DifferencesRef{1, 1})); // A alone is no pair
    session.add(QStringLiteral("b"), snapshot());
    QVERIFY(!selection.differences());
    session.remove(3);
    QVERIFY(selection.differences().has_value());
}

void tst_SnapshotSelection::chosenDifferencesStay()
{
    Session session;
    SnapshotSelection& selection = session.snapshots();
    session.add(QStringLiteral("a"), snapshot());
    session.add(QStringLiteral("b"), snapshot());
    session.add(QStringLiteral("log"), differences(2));
    QVERIFY(!selection.differences());
    QSignalSpy changed(&selection, &SnapshotSelection::differencesChanged);
    selection.setDifferences(DifferencesRef{3, 0});
    session.add(QStringLiteral("more"), differences(1));
    session.add(QStringLiteral("c"), snapshot());
    QCOMPARE(selection.differences(), (DifferencesRef{3, 0}));
    QCOMPARE(changed.count(), 1);
    selection.setSnapshot(SnapshotRole::C, SnapshotRef{5, 0}); // has no part in the comparison
    QCOMPARE(selection.differences(), (DifferencesRef{3, 0}));
    selection.setSnapshot(SnapshotRole::B, SnapshotRef{5, 0});
    QVERIFY(!selection.differences());
    selection.setDifferences(DifferencesRef{3, 0});
    session.remove(3);
    QVERIFY(!selection.differences());
    QVERIFY(differencesOf(session, DifferencesRef{3, 0}) == nullptr);
}

void tst_SnapshotSelection::whatDifferencesAreCalled()
{
    Session session;
    auto recording = std::make_shared<Recording>();
    TypeDifferences timed{"tool"};
    timed.after.position = 2;
    recording->timeline.axis = AxisUnit::Ordinal;
    recording->differences = {std::make_shared<const TypeDifferences>(TypeDifferences{"tool"}),
                              std::make_shared<const TypeDifferences>(timed)};
    session.add(QStringLiteral("server.log"), {recording});
    QCOMPARE(differencesName(session, {1, 0}), QStringLiteral("Diff 1 of server.log"));
    QCOMPARE(differencesName(session, {1, 1}), QStringLiteral("Diff 2 of server.log at sample 2"));
    QVERIFY(differencesName(session, {9, 0}).isEmpty());
}

TIDEMARK_TEST(tst_SnapshotSelection)

#include "tst_snapshot_selection.moc"
