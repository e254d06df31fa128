// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/snapshot.h"
#include "tests/support/heap_graph_builder.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

class tst_HeapGraph : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void edgesStandWithTheirNode();
    void oneLargeNumberWidensTheColumn();
    void aLargeColumnIsUsableMemory();
    void stringsAreFoundByNumber();
    void theLocationOfANodeIsFound();
    void snapshotsWithEqualGraphsAreEqual();
};

void tst_HeapGraph::edgesStandWithTheirNode()
{
    test::HeapGraphBuilder builder;
    const auto root = builder.node(NodeType::Synthetic, "");
    const auto list = builder.node(NodeType::Object, "List", 32);
    const auto text = builder.node(NodeType::String, "hello", 24);
    builder.indexEdge(list, text, 7);
    builder.edge(root, list, "list");
    builder.edge(list, list, "self", EdgeType::Weak);
    const HeapGraph graph = builder.build();

    QCOMPARE(graph.nodeCount(), 3U);
    QCOMPARE(graph.edgeCount(), 3U);
    QCOMPARE(graph.firstEdge, (Column<std::uint32_t>{0, 1, 3, 3}));
    QCOMPARE(graph.edgeTargets, (Column<std::uint32_t>{list, text, list}));
    QCOMPARE(graph.edgeName(0), std::string("list"));
    QCOMPARE(graph.edgeName(1), std::string("7"));
    QCOMPARE(graph.nodeName(text), std::string_view("hello"));
    QCOMPARE(graph.nodeTypeName(text), std::string_view("string"));
    QCOMPARE(graph.edgeTypeName(2), std::string_view("weak"));
    QCOMPARE(graph.nodeIds[list], 3U);
}

void tst_HeapGraph::oneLargeNumberWidensTheColumn()
{
    WideningColumn narrow(Column<std::uint32_t>{1, 0xffff'ffffU, 3});
    WideningColumn wide = narrow;
    wide.set(0, std::uint64_t{1} << 40U);
    QCOMPARE(wide[0], std::uint64_t{1} << 40U);
    QCOMPARE(wide[1], 0xffff'ffffU);
    QVERIFY(!(wide == narrow));
    wide.set(0, 1);
    QVERIFY(wide == narrow);
    wide.push_back(4);
    QCOMPARE(wide.size(), 4U);
    QVERIFY(!(wide == narrow));
}

void tst_HeapGraph::aLargeColumnIsUsableMemory()
{
    Column<std::uint32_t> column(3'000'001, 5U);
    column.push_back(7);
    Column<std::uint32_t> copy = column;
    QCOMPARE(copy.size(), 3'000'002U);
    QCOMPARE(copy[3'000'000], 5U);
    QCOMPARE(copy.back(), 7U);
    copy[0] = 6;
    QCOMPARE(column[0], 5U);
}

void tst_HeapGraph::stringsAreFoundByNumber()
{
    StringTable strings;
    QCOMPARE(strings.size(), 0U);
    QCOMPARE(strings[0], std::string_view());
    strings.push_back("");
    strings.push_back("two");
    QCOMPARE(strings.size(), 2U);
    QCOMPARE(strings[0], std::string_view());
    QCOMPARE(strings[1], std::string_view("two"));
    QCOMPARE(strings[2], std::string_view());
}

void tst_HeapGraph::theLocationOfANodeIsFound()
{
    test::HeapGraphBuilder builder;
    for (int i = 0; i < 4; ++i) {
        builder.node(NodeType::Closure, "f");
    }
    builder.location(3, 9, 17, 4);
    builder.location(1, 9, 2, 0);
    const HeapGraph graph = builder.build();
    QCOMPARE(graph.locationOf(3)->line, 17U);
    QCOMPARE(graph.locationOf(1)->line, 2U);
    QVERIFY(graph.locationOf(0) == nullptr);
    QVERIFY(graph.locationOf(2) == nullptr);
}

void tst_HeapGraph::snapshotsWithEqualGraphsAreEqual()
{
    test::HeapGraphBuilder builder;
    builder.node(NodeType::Synthetic, "");
    Snapshot one;
    Snapshot other;
    QVERIFY(one == other);
    one.graph = std::make_shared<const HeapGraph>(builder.build());
    QVERIFY(!(one == other));
    other.graph = std::make_shared<const HeapGraph>(builder.build());
    QVERIFY(one == other);
    builder.node(NodeType::Object, "A");
    other.graph = std::make_shared<const HeapGraph>(builder.build());
    QVERIFY(!(one == other));
}

TIDEMARK_TEST(tst_HeapGraph)

#include "tst_heap_graph.moc"
