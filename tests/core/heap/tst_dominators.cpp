// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/class_summary.h"
#include "core/heap/essential_edges.h"
#include "core/heap/page_owned.h"
#include "tests/support/dominance_by_removal.h"
#include "tests/support/random_object_graph.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <numeric>

using namespace tidemark;
using test::HeapGraphBuilder;

class tst_Dominators : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalBruteForceOnRandomGraphs();
    void retainedSizesAreWhatFreeingFrees();
    void classesRetainWhatTheirTopmostMembersDo();
    void oneNode();
    void aChainOfAMillion();
    void aChainWithAShortCutToItsEnd();
    void aListWhoseElementsAreHeldTwice();
    void aDeepTangle();
    void aFanOfAMillion();
    void loopsToOneselfCountForNothing();
    void orphansHangUnderTheRootAndSpoilNothing();
    void cliquesHangUnderTheRoot();
    void theRootNeedNotBeFirst();
    void sizesBeyond32BitsAddUp();
};

namespace
{

constexpr int kGraphs = 5000;

/// What all tests compute from a graph.
struct Computed {
    explicit Computed(const HeapGraph& graph)
        : essential(essentialEdgesOf(graph, pageOwnedNodes(graph), Ephemerons(graph.strings))),
          retainers(retainersOf(graph)),
          tree(dominatorsOf(depthFirstTreeOf(graph, essential), retainers, essential.isEssential,
                            graph.rootOrdinal)),
          retained(retainedSizesOf(tree, graph.selfSizes)),
          dominated(dominatedNodesOf(tree.dominator, graph.rootOrdinal))
    {
    }

    EssentialEdges essential;
    Retainers retainers;
    DominatorTree tree;
    Column<std::uint64_t> retained;
    DominatedNodes dominated;
};

HeapGraph someGraph(std::mt19937& random)
{
    const std::uint32_t nodes = 1 + test::below(random, 14);
    return test::randomObjectGraph(random, nodes, test::below(random, 3 * nodes));
}

} // namespace

void tst_Dominators::equalBruteForceOnRandomGraphs()
{
    std::mt19937 random(1);
    for (int round = 0; round < kGraphs; ++round) {
        const HeapGraph graph = someGraph(random);
        const Computed computed(graph);
        const auto dominates = test::dominanceByRemoval(graph, computed.essential.isEssential);
        QCOMPARE(computed.tree.dominator[0], 0U);
        for (std::uint32_t node = 1; node < graph.nodeCount(); ++node) {
            // The immediate dominator is the one that all others dominate.
            const std::uint32_t nearest = computed.tree.dominator[node];
            QVERIFY(dominates[nearest][node]);
            for (std::uint32_t other = 0; other < graph.nodeCount(); ++other) {
                QVERIFY(!dominates[other][node] || other == nearest || dominates[other][nearest]);
            }
        }
    }
}

void tst_Dominators::retainedSizesAreWhatFreeingFrees()
{
    std::mt19937 random(2);
    for (int round = 0; round < kGraphs; ++round) {
        const HeapGraph graph = someGraph(random);
        const Computed computed(graph);
        const auto dominates = test::dominanceByRemoval(graph, computed.essential.isEssential);
        for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
            std::uint64_t freed = graph.selfSizes[node];
            for (std::uint32_t other = 0; other < graph.nodeCount(); ++other) {
                freed += dominates[node][other] ? graph.selfSizes[other] : 0;
            }
            QCOMPARE(computed.retained[node], freed);
        }
    }
}

void tst_Dominators::classesRetainWhatTheirTopmostMembersDo()
{
    std::mt19937 random(3);
    for (int round = 0; round < kGraphs; ++round) {
        const HeapGraph graph = someGraph(random);
        const Computed computed(graph);
        const HeapClasses classes = classesOf(graph, DomStates(graph), PropertyLists(graph), {});
        const Column<std::int32_t> distances(graph.nodeCount(), 7);
        std::vector<ClassRow> rows = classRowsOf(classes, graph.selfSizes, distances);
        addClassRetained(rows, classes,
                         {graph.selfSizes, computed.retained, computed.dominated, 0});
        const auto dominates = test::dominanceByRemoval(graph, computed.essential.isEssential);
        for (const ClassRow& row : rows) {
            const auto isMember = [&](std::uint32_t node) {
                return classes.classOf[node] == row.heapClass && graph.selfSizes[node] != 0;
            };
            std::uint64_t retained = 0;
            std::uint64_t count = 0;
            for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
                bool isTopmost = isMember(node);
                count += isTopmost ? 1 : 0;
                for (std::uint32_t above = 0; above < graph.nodeCount(); ++above) {
                    isTopmost = isTopmost && !(dominates[above][node] && isMember(above));
                }
                retained += isTopmost ? computed.retained[node] : 0;
            }
            QCOMPARE(row.count, count);
            QCOMPARE(row.retainedBytes, std::optional(retained));
        }
    }
}

void tst_Dominators::oneNode()
{
    HeapGraphBuilder builder;
    builder.node(NodeType::Synthetic, "", 5);
    builder.edge(0, 0);
    const Computed computed(builder.build());
    QCOMPARE(computed.tree.dominator, (Column<std::uint32_t>{0}));
    QCOMPARE(computed.retained, (Column<std::uint64_t>{5}));
    QVERIFY(computed.dominated.of(0).empty());
}

void tst_Dominators::aChainOfAMillion()
{
    constexpr std::uint32_t kLength = 1'000'000;
    HeapGraphBuilder builder;
    for (std::uint32_t i = 0; i < kLength; ++i) {
        builder.node(NodeType::Object, "Node", 1);
        if (i > 0) {
            builder.edge(i - 1, i, "next");
            builder.edge(i, i - 1, "back");
        }
    }
    const HeapGraph graph = builder.build();
    const Computed computed(graph);
    bool isChain = true;
    for (std::uint32_t i = 1; i < kLength; ++i) {
        isChain =
            isChain && computed.tree.dominator[i] == i - 1 && computed.retained[i] == kLength - i;
    }
    QVERIFY(isChain);
    QCOMPARE(computed.retained[0], std::uint64_t{kLength});

    const HeapClasses classes = classesOf(graph, DomStates(graph), PropertyLists(graph), {});
    const Column<std::int32_t> distances(kLength, 1);
    auto rows = classRowsOf(classes, graph.selfSizes, distances);
    addClassRetained(rows, classes, {graph.selfSizes, computed.retained, computed.dominated, 0});
    QCOMPARE(rows.size(), 1U);
    QCOMPARE(rows[0].retainedBytes, std::optional<std::uint64_t>(kLength));
}

void tst_Dominators::aChainWithAShortCutToItsEnd()
{
    // Going down and back from both ends: every node is then held by two ways.
    constexpr std::uint32_t kLength = 300'000;
    HeapGraphBuilder builder;
    builder.node(NodeType::Synthetic, "");
    for (std::uint32_t i = 1; i < kLength; ++i) {
        builder.node(NodeType::Object, "Node", 1);
        builder.edge(i - 1, i, "next");
        if (i > 1) {
            builder.edge(i, i - 1, "back");
        }
    }
    builder.edge(0, kLength - 1, "last");
    const Computed computed(builder.build());
    QCOMPARE(computed.tree.dominator, Column<std::uint32_t>(kLength, 0U));
}

void tst_Dominators::aListWhoseElementsAreHeldTwice()
{
    // Going up from each element to what holds it otherwise must not walk all of the list.
    constexpr std::uint32_t kLength = 500'000;
    HeapGraphBuilder builder;
    builder.node(NodeType::Synthetic, "");
    const auto list = builder.node(NodeType::Object, "List", 1);
    const auto index = builder.node(NodeType::Object, "Index", 1);
    builder.edge(0, list);
    builder.edge(0, index);
    std::uint32_t last = list;
    for (std::uint32_t i = 0; i < kLength; ++i) {
        const auto entry = builder.node(NodeType::Object, "Entry", 1);
        const auto value = builder.node(NodeType::Object, "Value", 1);
        builder.edge(last, entry, "next");
        builder.edge(entry, value, "value");
        builder.indexEdge(index, value, i);
        last = entry;
    }
    const HeapGraph graph = builder.build();
    const Computed computed(graph);
    bool isRight = true;
    for (std::uint32_t node = index + 1; node < graph.nodeCount(); node += 2) {
        const std::uint32_t before = node == index + 1 ? list : node - 2;
        isRight = isRight && computed.tree.dominator[node] == before &&
                  computed.tree.dominator[node + 1] == 0;
    }
    QVERIFY(isRight);
    QCOMPARE(computed.retained[list], 1 + std::uint64_t{kLength});
}

/// A long chain with edges across everywhere, where the ways in the search tree get longest.
/// Checked by the plain rule, applied until nothing changes: a dominator is what all holders' have
/// in common.
void tst_Dominators::aDeepTangle()
{
    constexpr std::uint32_t kNodes = 50'000;
    std::mt19937 random(8);
    HeapGraphBuilder builder;
    builder.node(NodeType::Synthetic, "");
    builder.edge(0, 1, "global", EdgeType::Shortcut);
    for (std::uint32_t node = 1; node < kNodes; ++node) {
        builder.node(NodeType::Object, "Knot", 8);
        builder.edge(node, std::min(node + 1, kNodes - 1), "next");
        for (std::uint32_t i = 0; i < 1 + node % 4; ++i) {
            const bool isFar = test::below(random, 4) == 0;
            const std::uint32_t reach = isFar ? kNodes - 1 : std::min(node + 60, kNodes - 1);
            builder.edge(node, 1 + test::below(random, reach), "across");
        }
    }
    const HeapGraph graph = builder.build();
    const Computed computed(graph);
    const DepthFirstTree tree = depthFirstTreeOf(graph, computed.essential);
    std::vector<std::uint32_t> above(tree.parentOf.begin(), tree.parentOf.end()); // by number
    const auto common = [&above](std::uint32_t a, std::uint32_t b) {
        while (a != b) {
            (a > b ? a : b) = above[std::max(a, b)];
        }
        return a;
    };
    for (bool isChanged = true; isChanged;) {
        isChanged = false;
        for (std::uint32_t number = 1; number < kNodes; ++number) {
            std::uint32_t found = above[number];
            for (const Retainer& retainer : computed.retainers.of(tree.nodeOf[number])) {
                if (computed.essential.isEssential.test(retainer.edge)) {
                    found = common(found, tree.numberOf[retainer.node]);
                }
            }
            isChanged = isChanged || found != above[number];
            above[number] = found;
        }
    }
    for (std::uint32_t number = 1; number < kNodes; ++number) {
        QCOMPARE(computed.tree.dominator[tree.nodeOf[number]], tree.nodeOf[above[number]]);
    }
}

void tst_Dominators::aFanOfAMillion()
{
    constexpr std::uint32_t kLeaves = 1'000'000;
    HeapGraphBuilder builder;
    builder.node(NodeType::Synthetic, "");
    builder.node(NodeType::Object, "Array", 8);
    builder.edge(0, 1);
    for (std::uint32_t i = 0; i < kLeaves; ++i) {
        builder.indexEdge(1, builder.node(NodeType::Object, "Leaf", 2), i);
    }
    const Computed computed(builder.build());
    QCOMPARE(computed.retained[1], 8 + 2 * std::uint64_t{kLeaves});
    QCOMPARE(computed.dominated.of(1).size(), std::size_t{kLeaves});
    QCOMPARE(computed.dominated.of(1).front(), 2U);
}

void tst_Dominators::loopsToOneselfCountForNothing()
{
    HeapGraphBuilder builder;
    const auto root = builder.node(NodeType::Synthetic, "");
    const auto held = builder.node(NodeType::Object, "Held", 3);
    const auto alone = builder.node(NodeType::Object, "Alone", 4);
    builder.edge(root, held);
    builder.edge(held, held);
    builder.edge(alone, alone);
    const Computed computed(builder.build());
    QCOMPARE(computed.tree.dominator, (Column<std::uint32_t>{root, root, root}));
    QCOMPARE(computed.retained, (Column<std::uint64_t>{7, 3, 4}));
}

void tst_Dominators::orphansHangUnderTheRootAndSpoilNothing()
{
    HeapGraphBuilder builder;
    const auto root = builder.node(NodeType::Synthetic, "");
    const auto orphan = builder.node(NodeType::Object, "Orphan", 1);
    const auto below = builder.node(NodeType::Object, "Below", 2);
    const auto shared = builder.node(NodeType::Object, "Shared", 4);
    const auto holder = builder.node(NodeType::Object, "Holder", 8);
    builder.edge(root, orphan, "x", EdgeType::Weak);
    builder.edge(root, holder);
    builder.edge(orphan, below);
    builder.edge(orphan, shared);
    builder.edge(holder, shared);
    const Computed computed(builder.build());
    QCOMPARE(computed.tree.dominator, (Column<std::uint32_t>{root, root, orphan, root, root}));
    QCOMPARE(computed.retained, (Column<std::uint64_t>{15, 3, 2, 4, 8}));
}

void tst_Dominators::cliquesHangUnderTheRoot()
{
    HeapGraphBuilder builder;
    const auto root = builder.node(NodeType::Synthetic, "");
    const auto held = builder.node(NodeType::Object, "Held", 1);
    const auto below = builder.node(NodeType::Object, "Below", 2);
    const auto one = builder.node(NodeType::Object, "One", 4);
    const auto two = builder.node(NodeType::Object, "Two", 8);
    const auto behind = builder.node(NodeType::Object, "Behind", 16);
    builder.edge(root, held);
    builder.edge(held, below);
    builder.edge(one, two);
    builder.edge(two, one);
    builder.edge(two, behind);
    builder.edge(one, below); // does not make it the root's
    const Computed computed(builder.build());
    QCOMPARE(computed.tree.dominator, (Column<std::uint32_t>{root, root, held, root, root, root}));
    QCOMPARE(computed.retained, (Column<std::uint64_t>{31, 3, 2, 4, 8, 16}));
}

void tst_Dominators::theRootNeedNotBeFirst()
{
    HeapGraphBuilder builder;
    builder.node(NodeType::Object, "A", 1);
    builder.node(NodeType::Object, "B", 2);
    builder.node(NodeType::Synthetic, "", 4);
    builder.edge(2, 1, "global", EdgeType::Shortcut);
    builder.edge(1, 0);
    builder.graph().rootOrdinal = 2;
    const Computed computed(builder.build());
    QCOMPARE(computed.tree.dominator, (Column<std::uint32_t>{1, 2, 2}));
    QCOMPARE(computed.retained, (Column<std::uint64_t>{1, 3, 7}));
    QCOMPARE(computed.dominated.of(2).size(), 1U);
    QCOMPARE(computed.tree.order.front(), 2U);
}

void tst_Dominators::sizesBeyond32BitsAddUp()
{
    constexpr std::uint64_t kHuge = std::uint64_t{3} << 31U;
    HeapGraphBuilder builder;
    builder.node(NodeType::Synthetic, "");
    builder.node(NodeType::Object, "A", kHuge);
    builder.node(NodeType::Object, "B", kHuge);
    builder.edge(0, 1);
    builder.edge(1, 2);
    const Computed computed(builder.build());
    QCOMPARE(computed.retained, (Column<std::uint64_t>{2 * kHuge, 2 * kHuge, kHuge}));
}

TIDEMARK_TEST(tst_Dominators)

#include "tst_dominators.moc"
