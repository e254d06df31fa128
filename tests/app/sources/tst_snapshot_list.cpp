// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/snapshot_list.h"
#include "app/sources/snapshot_row.h"
#include "app/workspace/open_snapshots.h"
#include "app/workspace/snapshot_mime.h"
#include "tests/support/heap_graph_builder.h"
#include "tests/support/snapshots.h"
#include "tests/support/test_registry.h"

#include <QLabel>
#include <QMimeData>
#include <QTest>
#include <QToolButton>

using namespace tidemark;
using namespace tidemark::app;

/// The snapshots beneath a card say what they are, and take their place in the comparison.
class tst_SnapshotList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::English); }
    void aSnapshotTellsItsRoleAndItsSize();
    void keysGiveRoles();
    void aClickShowsTheSnapshot();
    void thousandsAreShownAFewAtATime();
    void aGrowingRecordingGetsMore();

private:
    static Recordings snapshots(int count);
};

Recordings tst_SnapshotList::snapshots(int count)
{
    test::HeapGraphBuilder builder;
    builder.node(NodeType::Synthetic, "");
    builder.edge(0, builder.node(NodeType::Object, "Thing", 2048));
    auto recording = std::make_shared<Recording>();
    for (int i = 0; i < count; ++i) {
        recording->snapshots.push_back(test::snapshotOf(builder.build()));
    }
    return {recording};
}

void tst_SnapshotList::aSnapshotTellsItsRoleAndItsSize()
{
    Workspace workspace;
    Session& session = workspace.session;
    HeapAnalyses& analyses = workspace.analyses;
    session.add(QStringLiteral("a"), snapshots(1));
    session.add(QStringLiteral("b"), snapshots(1));
    SnapshotList list(workspace, 2);
    auto* row = list.findChild<SnapshotRow*>();
    QVERIFY(row->accessibleName().startsWith(QStringLiteral("2 object")));
    QVERIFY(row->accessibleName().contains(QStringLiteral("snapshot B of the comparison")));
    analyses.request(snapshotOf(session, row->snapshot()));
    QTRY_VERIFY(row->accessibleName().endsWith(sizeText(2048.0)));
    session.snapshots().swapAAndB();
    QVERIFY(row->accessibleName().contains(QStringLiteral("snapshot A of the comparison")));
}

void tst_SnapshotList::keysGiveRoles()
{
    Workspace workspace;
    Session& session = workspace.session;
    session.add(QStringLiteral("a"), snapshots(4));
    SnapshotList list(workspace, 1);
    auto* const fourth = list.findChildren<SnapshotRow*>().at(3);
    QTest::keyClick(fourth, Qt::Key_B);
    QCOMPARE(session.snapshots().snapshot(SnapshotRole::B), (SnapshotRef{1, 3}));
    QTest::keyClick(fourth, Qt::Key_C);
    QCOMPARE(session.snapshots().roleOf({1, 3}), SnapshotRole::C);
}

void tst_SnapshotList::aClickShowsTheSnapshot()
{
    Workspace workspace;
    Session& session = workspace.session;
    session.add(QStringLiteral("a"), snapshots(2));
    SnapshotList list(workspace, 1);
    list.show();
    QCOMPARE(session.snapshots().current(), (SnapshotRef{1, 0}));
    QTest::mouseClick(list.findChildren<SnapshotRow*>().at(1), Qt::LeftButton);
    QCOMPARE(session.snapshots().current(), (SnapshotRef{1, 1}));
    const std::unique_ptr<QMimeData> dragged(encodeSnapshot({1, 1}));
    QCOMPARE(decodeSnapshot(dragged.get()), (SnapshotRef{1, 1}));
}

void tst_SnapshotList::thousandsAreShownAFewAtATime()
{
    Workspace workspace;
    Session& session = workspace.session;
    session.add(QStringLiteral("a"), snapshots(1000));
    SnapshotList list(workspace, 1);
    QCOMPARE(list.findChildren<SnapshotRow*>().size(), 8);
    list.findChild<QToolButton*>()->click();
    QCOMPARE(list.findChildren<SnapshotRow*>().size(), 58);
    QVERIFY(list.findChild<QToolButton*>()->text().contains(QStringLiteral("942")));
}

void tst_SnapshotList::aGrowingRecordingGetsMore()
{
    Workspace workspace;
    workspace.session.add(QStringLiteral("a"), snapshots(0));
    SnapshotList list(workspace, 1);
    QVERIFY(list.findChildren<SnapshotRow*>().isEmpty());
    workspace.growing.grow(1, snapshots(2).front(), GrowingRecordings::Telling::AtPace);
    QCOMPARE(list.findChildren<SnapshotRow*>().size(), 2);
    QCOMPARE(workspace.session.snapshots().current(), std::optional(SnapshotRef{1, 0}));
}

TIDEMARK_TEST(tst_SnapshotList)

#include "tst_snapshot_list.moc"
