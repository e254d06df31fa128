// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/detachedness.h"
#include "core/heap/distances.h"
#include "core/heap/essential_edges.h"
#include "core/heap/page_owned.h"
#include "core/heap/retainers.h"
#include "core/heap/shallow_sizes.h"
#include "tests/support/analysed_heap.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <set>

using namespace tidemark;
using test::HeapGraphBuilder;

/// What spreads along edges: retainers, detachedness, ownership, distances, shallow sizes.
class tst_HeapReach : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void retainersStandFromTheLastEdge();
    void theDomStateSpreadsThroughNativeNodes();
    void whatTheFileKnowsStays();
    void oldFilesSayItInTheName();
    void pageOwnedStartsAtShortcutsAndDocuments();
    void distancesCountFromTheUsersRoots();
    void withoutUserRootsTheRootIsAtNought();
    void documentsAreUserRoots();
    void someEdgesMakeNothingNearer();
    void ignoredNodesArePassedBy();
    void storesGiveTheirSizeToTheirOnlyOwner();
    void noOwnerAmongSyntheticNodes();
    void exposedInternalsKeepTheirSizes();
    void essentialEdgesAreThoseThatHold();
};

namespace
{

std::vector<bool> bitsOf(const BitSet& bits, std::size_t size)
{
    std::vector<bool> all;
    for (std::size_t i = 0; i < size; ++i) {
        all.push_back(bits.test(i));
    }
    return all;
}

Column<std::int32_t> distances(const HeapGraph& graph, const BitSet* ignored = nullptr)
{
    return distancesOf(graph, Ephemerons(graph.strings), ignored);
}

std::vector<std::uint64_t> shallowSizes(const test::HeapGraphBuilder& builder)
{
    const HeapGraph graph = builder.build();
    const WideningColumn column = shallowSizesOf(graph, DomStates(graph));
    std::vector<std::uint64_t> sizes;
    for (std::size_t i = 0; i < column.size(); ++i) {
        sizes.push_back(column[i]);
    }
    return sizes;
}

} // namespace

void tst_HeapReach::retainersStandFromTheLastEdge()
{
    HeapGraphBuilder builder;
    for (int i = 0; i < 3; ++i) {
        builder.node(NodeType::Object, "A");
    }
    builder.edge(0, 2, "a");
    builder.edge(0, 1, "b");
    builder.edge(1, 2, "c", EdgeType::Weak);
    builder.edge(2, 2, "d");
    const Retainers retainers = retainersOf(builder.build());
    QVERIFY(retainers.of(0).empty());
    QCOMPARE(retainers.of(1).size(), 1U);
    QCOMPARE(retainers.of(1)[0], (Retainer{0, 1}));
    QCOMPARE(retainers.of(2).size(), 3U);
    QCOMPARE(retainers.of(2)[0], (Retainer{2, 3}));
    QCOMPARE(retainers.of(2)[1], (Retainer{1, 2}));
    QCOMPARE(retainers.of(2)[2], (Retainer{0, 0}));
}

void tst_HeapReach::theDomStateSpreadsThroughNativeNodes()
{
    HeapGraphBuilder builder;
    using enum Detachedness;
    const auto window = builder.node(NodeType::Native, "Window", 1, 0, Attached);
    const auto inPage = builder.node(NodeType::Native, "<div>");
    const auto gone = builder.node(NodeType::Native, "<p>", 1, 0, Detached);
    const auto below = builder.node(NodeType::Native, "<b>");
    const auto script = builder.node(NodeType::Object, "Object");
    const auto behind = builder.node(NodeType::Native, "<i>");
    const auto weak = builder.node(NodeType::Native, "<u>");
    builder.edge(window, inPage);
    builder.edge(gone, inPage); // attached wins
    builder.edge(gone, below);
    builder.edge(gone, script);
    builder.edge(script, behind);
    builder.edge(gone, weak, "x", EdgeType::Weak);
    builder.indexEdge(gone, weak, 3, EdgeType::Hidden);
    const HeapGraph graph = builder.build();
    const DomStates states(graph);
    QCOMPARE(states.of(window), Attached);
    QCOMPARE(states.of(inPage), Attached);
    QCOMPARE(states.of(gone), Detached);
    QCOMPARE(states.of(below), Detached);
    QCOMPARE(states.of(script), Unknown);
    QCOMPARE(states.of(behind), Unknown);
    QCOMPARE(states.of(weak), Unknown);
    QVERIFY(states.isRenamed(graph, below));
    QVERIFY(!states.isRenamed(graph, inPage));
    QCOMPARE(detachedNodes(graph, states), (std::vector<std::uint32_t>{gone, below}));
}

void tst_HeapReach::whatTheFileKnowsStays()
{
    HeapGraphBuilder builder;
    const auto window = builder.node(NodeType::Native, "Window", 1, 0, Detachedness::Attached);
    const auto gone = builder.node(NodeType::Native, "<p>", 1, 0, Detachedness::Detached);
    const auto script = builder.node(NodeType::Object, "A", 1, 0, Detachedness::Detached);
    builder.edge(window, gone);
    const HeapGraph graph = builder.build();
    const DomStates states(graph);
    QCOMPARE(states.of(gone), Detachedness::Detached);
    QCOMPARE(states.of(script), Detachedness::Detached);
    QVERIFY(!states.isRenamed(graph, script));
    QCOMPARE(detachedNodes(graph, states), (std::vector<std::uint32_t>{gone}));
}

void tst_HeapReach::oldFilesSayItInTheName()
{
    HeapGraphBuilder builder;
    const auto gone = builder.node(NodeType::Native, "Detached HTMLElement");
    builder.node(NodeType::Object, "Detached Object");
    const HeapGraph graph = builder.build();
    const DomStates states(graph);
    QCOMPARE(detachedNodes(graph, states), (std::vector<std::uint32_t>{gone}));
    QVERIFY(!states.isRenamed(graph, gone));
}

void tst_HeapReach::pageOwnedStartsAtShortcutsAndDocuments()
{
    HeapGraphBuilder builder = test::heapWithGlobal();
    const auto documents = builder.node(NodeType::Synthetic, std::string(kDocumentRoots));
    const auto engine = builder.node(NodeType::Synthetic, "(GC roots)");
    const auto mine = builder.node(NodeType::Object, "Mine");
    const auto weak = builder.node(NodeType::Object, "Weak");
    const auto theirs = builder.node(NodeType::Object, "Theirs");
    const auto page = builder.node(NodeType::Native, "<div>");
    builder.indexEdge(0, engine, 1);
    builder.indexEdge(0, documents, 2);
    builder.edge(0, theirs, "property");
    builder.edge(1, mine);
    builder.edge(mine, 1, "cycle");
    builder.edge(1, weak, "x", EdgeType::Weak);
    builder.edge(documents, page);
    const HeapGraph graph = builder.build();
    std::vector<bool> expected(graph.nodeCount());
    for (const auto node : {1U, documents, mine, page}) {
        expected[node] = true;
    }
    QCOMPARE(bitsOf(pageOwnedNodes(graph), graph.nodeCount()), expected);
}

void tst_HeapReach::distancesCountFromTheUsersRoots()
{
    HeapGraphBuilder builder = test::heapWithGlobal();
    const auto engine = builder.node(NodeType::Synthetic, "(GC roots)");
    const auto near = builder.node(NodeType::Object, "Near");
    const auto far = builder.node(NodeType::Object, "Far");
    const auto internal = builder.node(NodeType::Code, "code");
    builder.node(NodeType::Object, "Unreached");
    builder.indexEdge(0, engine, 1);
    builder.edge(engine, near);
    builder.edge(engine, internal);
    builder.edge(1, near, "x", EdgeType::Weak);
    builder.edge(1, far);
    builder.edge(far, near);
    QCOMPARE(distances(builder.build()),
             (Column<std::int32_t>{kSystemDistance, 1, kSystemDistance + 1, 3, 2,
                                   kSystemDistance + 2, kUnreached}));
}

void tst_HeapReach::withoutUserRootsTheRootIsAtNought()
{
    HeapGraphBuilder builder;
    builder.node(NodeType::Synthetic, "");
    builder.node(NodeType::Synthetic, "(GC roots)");
    builder.edge(0, 1);
    QCOMPARE(distances(builder.build()), (Column<std::int32_t>{0, 1}));
}

void tst_HeapReach::documentsAreUserRoots()
{
    HeapGraphBuilder builder;
    builder.node(NodeType::Synthetic, "");
    builder.node(NodeType::Synthetic, std::string(kDocumentRoots));
    builder.edge(0, 1);
    QCOMPARE(distances(builder.build()), (Column<std::int32_t>{kSystemDistance, 1}));
}

void tst_HeapReach::someEdgesMakeNothingNearer()
{
    HeapGraphBuilder builder = test::heapWithGlobal();
    const auto context = builder.node(NodeType::Hidden, "system / NativeContext");
    const auto map = builder.node(NodeType::ObjectShape, "sloppy map");
    const auto descriptors = builder.node(NodeType::Array, "(map descriptors)");
    std::vector<std::uint32_t> links;
    for (int i = 0; i < 6; ++i) {
        links.push_back(builder.node(NodeType::Object, "Linked"));
    }
    builder.edge(1, context);
    builder.edge(context, map, "sloppy_function_map", EdgeType::Internal);
    builder.edge(1, descriptors);
    builder.indexEdge(descriptors, links[0], 1, EdgeType::Hidden); // below 2: followed
    builder.indexEdge(descriptors, links[1], 4, EdgeType::Hidden); // 4 mod 3 = 1: not
    builder.edge(descriptors, links[2], "5", EdgeType::Internal);
    builder.edge(descriptors, links[3], "10", EdgeType::Internal); // 10 mod 3 = 1: not
    builder.edge(descriptors, links[4], "map", EdgeType::Internal);
    builder.edge(descriptors, links[5], "1", EdgeType::Internal);
    const Column<std::int32_t> found = distances(builder.build());
    QCOMPARE(found[map], kUnreached);
    QCOMPARE(found[links[0]], 3);
    QCOMPARE(found[links[1]], kUnreached);
    QCOMPARE(found[links[2]], 3);
    QCOMPARE(found[links[3]], kUnreached);
    QCOMPARE(found[links[4]], 3);
    QCOMPARE(found[links[5]], 3);
}

void tst_HeapReach::ignoredNodesArePassedBy()
{
    HeapGraphBuilder builder = test::heapWithGlobal();
    const auto hidden = builder.node(NodeType::Object, "Hidden");
    const auto other = builder.node(NodeType::Object, "Other");
    const auto target = builder.node(NodeType::Object, "Target");
    builder.edge(1, hidden);
    builder.edge(1, other);
    builder.edge(other, other, "self");
    builder.edge(hidden, target);
    BitSet ignored(5);
    ignored.set(hidden);
    QCOMPARE(distances(builder.build(), &ignored),
             (Column<std::int32_t>{kSystemDistance, 1, kUnreached, 2, kUnreached}));
}

void tst_HeapReach::storesGiveTheirSizeToTheirOnlyOwner()
{
    HeapGraphBuilder builder = test::heapWithGlobal();
    const auto owner = builder.node(NodeType::Object, "Owner", 100);
    const auto store = builder.node(NodeType::Array, "elements", 20);
    const auto inner = builder.node(NodeType::Hidden, "inner", 3);
    const auto shared = builder.node(NodeType::Array, "shared", 40);
    const auto behind = builder.node(NodeType::Array, "behind shared", 50);
    const auto data = builder.node(NodeType::Native, "system / ExternalStringData", 7);
    const auto text = builder.node(NodeType::String, "text", 5);
    const auto lost = builder.node(NodeType::Array, "lost", 9);
    const auto cycle = builder.node(NodeType::Array, "cycle", 11);
    builder.edge(1, owner);
    builder.edge(owner, store);
    builder.edge(owner, store, "again");
    builder.edge(store, inner);
    builder.edge(store, owner, "back");
    builder.edge(owner, shared);
    builder.edge(1, shared);
    builder.edge(shared, behind);
    builder.edge(owner, text);
    builder.edge(text, data);
    builder.edge(1, data, "x", EdgeType::Weak);
    builder.edge(cycle, cycle, "self");
    builder.edge(inner, cycle);
    const auto sizes = shallowSizes(builder);
    QCOMPARE(sizes[owner], 134U);
    QCOMPARE(sizes[store], 0U);
    QCOMPARE(sizes[inner], 0U);
    QCOMPARE(sizes[cycle], 0U);
    QCOMPARE(sizes[shared], 40U);
    QCOMPARE(sizes[behind], 50U);
    QCOMPARE(sizes[text], 12U);
    QCOMPARE(sizes[data], 0U);
    QCOMPARE(sizes[lost], 9U);
}

void tst_HeapReach::noOwnerAmongSyntheticNodes()
{
    HeapGraphBuilder builder = test::heapWithGlobal();
    const auto roots = builder.node(NodeType::Synthetic, "(GC roots)");
    const auto list = builder.node(NodeType::Array, "list", 20);
    const auto top = builder.node(NodeType::Array, "top", 30);
    builder.edge(0, roots);
    builder.edge(roots, list);
    builder.edge(0, top, "x", EdgeType::Internal);
    const auto sizes = shallowSizes(builder);
    QCOMPARE(sizes, (std::vector<std::uint64_t>{0, 10, 0, 20, 30}));
}

void tst_HeapReach::exposedInternalsKeepTheirSizes()
{
    HeapGraphBuilder builder;
    builder.node(NodeType::Synthetic, "");
    builder.node(NodeType::Synthetic, "(GC roots)");
    const auto owner = builder.node(NodeType::Object, "Owner", 1);
    builder.node(NodeType::Array, "store", 2);
    builder.edge(0, 1);
    builder.edge(1, owner);
    builder.edge(owner, 3);
    QCOMPARE(shallowSizes(builder), (std::vector<std::uint64_t>{0, 0, 1, 2}));
}

void tst_HeapReach::essentialEdgesAreThoseThatHold()
{
    HeapGraphBuilder builder = test::heapWithGlobal();
    const auto engine = builder.node(NodeType::Synthetic, "(GC roots)");
    const auto internal = builder.node(NodeType::Code, "code");
    const auto mine = builder.node(NodeType::Object, "Mine");
    builder.edge(0, engine);
    builder.edge(1, internal, "weak", EdgeType::Weak);
    builder.edge(1, 1, "self");
    builder.edge(1, mine, "short cut", EdgeType::Shortcut);
    builder.edge(1, mine, "mine");
    builder.edge(engine, mine, "into the user's program");
    builder.edge(engine, internal, "outside of it");
    builder.edge(mine, engine, "out of it", EdgeType::Weak);
    const HeapGraph graph = builder.build();
    const auto essential =
        essentialEdgesOf(graph, pageOwnedNodes(graph), Ephemerons(graph.strings));
    std::set<std::string> names;
    for (std::uint32_t edge = 0; edge < graph.edgeCount(); ++edge) {
        if (essential.isEssential.test(edge)) {
            names.insert(graph.edgeName(edge));
        }
    }
    QCOMPARE(names, (std::set<std::string>{"global", "x", "mine", "outside of it"}));
}

TIDEMARK_TEST(tst_HeapReach)

#include "tst_heap_reach.moc"
