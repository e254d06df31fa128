// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/objects/dominator_tree.h"
#include "app/objects/dominators_panel.h"
#include "tests/support/analysed_heap.h"
#include "tests/support/heap_oracle.h"
#include "tests/support/object_views.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>

using namespace tidemark;
using namespace tidemark::app;

class tst_DominatorsPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::English); }
    void chainsOfChosenNodesAreDevTools_data();
    void chainsOfChosenNodesAreDevTools();
    void theLargestDominatedStandsFirst();
    void linesLeadOn();
    void theRootAndALeaf();
};

void tst_DominatorsPanel::chainsOfChosenNodesAreDevTools_data()
{
    QTest::addColumn<QString>("snapshot");
    for (const char* name : {"tiny", "v20-tiny", "variant-internals", "pair-small-after"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

void tst_DominatorsPanel::chainsOfChosenNodesAreDevTools()
{
    QFETCH(QString, snapshot);
    const auto analysis = test::analysedFixture(snapshot.toStdString());
    const HeapGraph& graph = analysis->graph();
    for (const auto& node : test::oracle(snapshot.toStdString())["nodes"]) {
        const auto ordinal = node["ordinal"].get<std::uint32_t>();
        const std::vector<std::uint32_t> chain = dominatorsAbove(*analysis, ordinal);
        const DominatorChain list(HeapCells(analysis, SizeUnit::Bytes), chain);
        const auto entries = list.children({}, {}, chain.size(), {});
        QCOMPARE(entries.size(), chain.size());
        QCOMPARE(list.cell(entries.front(), DominatorChain::Retained).number,
                 node["retained"].get<double>());
        QCOMPARE(chain.back(), graph.rootOrdinal);
        if (ordinal != graph.rootOrdinal) {
            QCOMPARE(graph.nodeIds[entries[1].item], node["dominatorId"].get<std::uint64_t>());
        }
    }
}

void tst_DominatorsPanel::theLargestDominatedStandsFirst()
{
    test::ObjectView<DominatorsPanel> shown(test::analysedFixture("tiny")->overview->graph);
    TreeTable& below = shown.table("dominated");
    const QAbstractItemModelTester tester(below.model());
    shown.choose(shown.graph->rootOrdinal);
    QTRY_COMPARE(below.tree().rowCount(), 101);
    below.tree().showMore(below.tree().index(100, 0));
    double last = std::numeric_limits<double>::max();
    int row = 0;
    for (; row < below.tree().rowCount() && !below.tree().isMore(below.tree().index(row, 0));
         ++row) {
        const TreeEntry entry = below.tree().entry(below.tree().index(row, 0));
        const double bytes = below.tree().source()->cell(entry, DominatedTree::Retained).number;
        QVERIFY(bytes <= last);
        last = bytes;
    }
    QVERIFY(row > 100); // the order holds across pages
    const QModelIndex first = below.tree().index(0, 0);
    below.expand(first);
    QVERIFY(below.tree().rowCount(first) > 0);
}

void tst_DominatorsPanel::linesLeadOn()
{
    auto builder = test::heapWithGlobal();
    const auto app = builder.node(NodeType::Object, "App", 8);
    const auto data = builder.node(NodeType::Object, "Data", 16);
    builder.edge(1, app, "app");
    builder.edge(app, data, "data");
    test::ObjectView<DominatorsPanel> shown(builder.build());
    const QAbstractItemModelTester tester(shown.table("dominators").model());
    shown.choose(app);
    QTRY_COMPARE(
        test::linesOf(shown.table("dominators")),
        QStringList({QStringLiteral("App {data: Data} @5"), QStringLiteral("global {app: App} @3"),
                     QStringLiteral("(root) @1")}));
    QCOMPARE(test::linesOf(shown.table("dominators"), DominatorChain::Share).last(),
             QStringLiteral("100\u00a0%"));
    QCOMPARE(test::linesOf(shown.table("dominated")), QStringList(QStringLiteral("Data @7")));
    TreeTable& below = shown.table("dominated");
    below.setCurrentIndex(below.tree().index(0, 0));
    shown.press(below, Qt::Key_Return);
    QCOMPARE(shown.session.snapshots().object()->node, data);
    QTRY_COMPARE(test::linesOf(shown.table("dominators")).size(), 4);
    shown.press(shown.table("dominators"), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(shown.session.snapshots().object()->node, app);
}

void tst_DominatorsPanel::theRootAndALeaf()
{
    auto builder = test::heapWithGlobal();
    test::ObjectView<DominatorsPanel> shown(builder.build());
    shown.choose(0);
    QTRY_COMPARE(test::linesOf(shown.table("dominators")),
                 QStringList(QStringLiteral("(root) @1")));
    QVERIFY(shown.table("dominated").isVisible());
    shown.choose(1);
    QTRY_COMPARE(test::linesOf(shown.table("dominators")).size(), 2);
    QVERIFY(!shown.table("dominated").isVisible()); // a sentence says that nothing depends on it
    shown.session.removeAll();
    QCOMPARE(test::linesOf(shown.table("dominators")), QStringList());
}

TIDEMARK_TEST(tst_DominatorsPanel)

#include "tst_dominators_panel.moc"
