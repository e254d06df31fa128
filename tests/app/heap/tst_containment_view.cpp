// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heap/containment_view.h"
#include "app/models/field_tree.h"
#include "app/models/table_model.h"
#include "app/widgets/tree_table.h"
#include "app/workspace/open_snapshots.h"
#include "tests/support/analysed_heap.h"
#include "tests/support/heap_oracle.h"
#include "tests/support/heap_recordings.h"
#include "tests/support/shown_view.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;
using test::HeapGraphBuilder;

class tst_ContainmentView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::English); }
    void allEdgesOfTheRoot();
    void theLargestFirstAtEveryLevel();
    void circlesOpenAsFarAsTheyAreOpened();
    void nothingIsComputedUnseen();

private:
    struct Shown : test::ShownView<ContainmentView> {
        SnapshotPtr snapshot() { return snapshotOf(session, session.snapshots().current()); }
    };
};

void tst_ContainmentView::allEdgesOfTheRoot()
{
    Shown shown;
    shown.view.show();
    shown.session.add(QStringLiteral("tiny.heapsnapshot"), test::heapFixture("tiny"));
    QTRY_VERIFY(shown.analyses.analysisOf(shown.snapshot()) != nullptr);
    QTRY_VERIFY(shown.tree().rowCount() > 0);
    const HeapGraph& graph = *shown.snapshot()->graph;
    const auto edges = graph.firstEdge[graph.rootOrdinal + 1] - graph.firstEdge[graph.rootOrdinal];
    QCOMPARE(static_cast<std::uint32_t>(shown.tree().rowCount()), edges);
    // What the oracle knows of every node, DevTools says.
    const auto known = test::analysedFixture("tiny");
    for (int row = 0; row < shown.tree().rowCount(); ++row) {
        const TreeEntry entry = shown.tree().entry(shown.tree().index(row, 0));
        const double retained = shown.tree().source()->cell(entry, FieldTree::Retained).number;
        QCOMPARE(retained, static_cast<double>(known->retainedSizes[entry.item]));
    }
    shown.table().reveal(shown.tree().index(0, 0));
    QCOMPARE(shown.session.snapshots().object()->node,
             shown.tree().entry(shown.tree().index(0, 0)).item);
}

void tst_ContainmentView::theLargestFirstAtEveryLevel()
{
    Shown shown;
    shown.view.show();
    shown.session.add(QStringLiteral("tiny.heapsnapshot"), test::heapFixture("tiny"));
    QTRY_VERIFY(shown.analyses.analysisOf(shown.snapshot()) != nullptr);
    QTRY_VERIFY(shown.tree().rowCount() > 0);
    QModelIndex level;
    for (int depth = 0; depth < 4; ++depth) {
        double last = std::numeric_limits<double>::max();
        const int rows = shown.tree().rowCount(level);
        QVERIFY(rows > 0);
        for (int row = 0; row < rows; ++row) {
            const QModelIndex index = shown.tree().index(row, 0, level);
            if (!shown.tree().isMore(index)) {
                const double bytes = shown.tree()
                                         .source()
                                         ->cell(shown.tree().entry(index), FieldTree::Retained)
                                         .number;
                QVERIFY(bytes <= last);
                last = bytes;
            }
        }
        level = shown.tree().index(0, 0, level);
    }
}

void tst_ContainmentView::circlesOpenAsFarAsTheyAreOpened()
{
    HeapGraphBuilder builder = test::heapWithGlobal();
    const auto item = builder.node(NodeType::Object, "Item", 8);
    builder.edge(1, item, "item");
    builder.edge(item, 1, "owner");
    builder.edge(item, item, "self", EdgeType::Weak);
    Shown shown;
    shown.view.show();
    shown.session.add(QStringLiteral("ring.heapsnapshot"), test::heapRecordings(builder));
    QTRY_COMPARE(shown.tree().rowCount(), 1);
    QModelIndex index = shown.tree().index(0, 0);
    const auto reads = [](const QModelIndex& line, const char* name, const char* value) {
        return line.data().toString() == QLatin1String(name) &&
               line.siblingAtColumn(FieldTree::Value).data().toString() == QLatin1String(value);
    };
    QVERIFY(reads(index, "global", "global {item: Item} @3"));
    for (int turn = 0; turn < 3; ++turn) {
        index = shown.tree().index(0, 0, index);
        QVERIFY(reads(index, "item", "Item {owner: global} @5"));
        QCOMPARE(shown.tree().rowCount(index), 2);
        index = shown.tree().index(0, 0, index);
        QVERIFY(reads(index, "owner", "global {item: Item} @3"));
        QVERIFY(!index.data(MutedRole).toBool());
        QVERIFY(index.siblingAtRow(1).data(MutedRole).toBool()); // weak: holds nothing
    }
}

void tst_ContainmentView::nothingIsComputedUnseen()
{
    Shown shown;
    const QAbstractItemModelTester tester(shown.table().model());
    shown.session.add(QStringLiteral("ring.heapsnapshot"),
                      test::heapRecordings(test::heapWithGlobal()));
    QVERIFY(!shown.analyses.isBusy());
    QCOMPARE(shown.tree().rowCount(), 0);
    shown.view.show();
    QTRY_COMPARE(shown.tree().rowCount(), 1);
    shown.session.removeAll();
    QCOMPARE(shown.tree().rowCount(), 0);
}

TIDEMARK_TEST(tst_ContainmentView)

#include "tst_containment_view.moc"
