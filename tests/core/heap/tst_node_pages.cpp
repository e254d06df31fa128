// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/distances.h"
#include "core/heap/node_pages.h"
#include "tests/support/analysed_heap.h"
#include "tests/support/random_object_graph.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <numeric>
#include <random>

using namespace tidemark;

class tst_NodePages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void largestFirst();
    void equalOnesInTheFilesOrder();
    void unreachedOnesAreFarthest();
    void withoutRetainedSizes();
    void allPagesAreTheSortedList_data();
    void allPagesAreTheSortedList();
    void moreThanThereAre();
    void manyInTheWorstOrder();
};

namespace
{

using Nodes = std::vector<std::uint32_t>;

/// Columns of their own, to say exactly what is ordered.
struct Columns {
    HeapOverview overview{std::make_shared<const HeapGraph>()};
    HeapAnalysis analysis;

    explicit Columns(const std::vector<std::uint64_t>& retained)
    {
        for (const std::uint64_t size : retained) {
            analysis.retainedSizes.push_back(size);
            overview.distances.push_back(1);
        }
        analysis.overview = std::make_shared<const HeapOverview>(overview);
    }
    operator NodeColumns() const { return NodeColumns(analysis); }
};

Nodes allOf(std::size_t count)
{
    Nodes nodes(count);
    std::iota(nodes.begin(), nodes.end(), 0U);
    return nodes;
}

std::shared_ptr<const HeapAnalysis> randomHeap(unsigned seed)
{
    std::mt19937 random(seed);
    HeapAnalysisControl control;
    return analyseHeap(std::make_shared<const HeapGraph>(test::randomObjectGraph(random, 500, 900)),
                       control)
        .value();
}

/// What a node is sorted by, said in the plainest way.
std::int64_t keyOf(const HeapAnalysis& analysis, NodeKey key, std::uint32_t node)
{
    const HeapOverview& overview = *analysis.overview;
    switch (key) {
    case NodeKey::Retained:
        return static_cast<std::int64_t>(analysis.retainedSizes[node]);
    case NodeKey::Shallow:
        return static_cast<std::int64_t>(overview.shallowSizes[node]);
    case NodeKey::Distance:
        return overview.distances[node] == kUnreached ? std::numeric_limits<std::int64_t>::max()
                                                      : overview.distances[node];
    case NodeKey::Id:
        break;
    }
    return static_cast<std::int64_t>(overview.graph->nodeIds[node]);
}

Nodes sorted(const HeapAnalysis& analysis, NodeOrder order, Nodes nodes)
{
    std::ranges::sort(nodes, {}, [&](std::uint32_t node) {
        const std::int64_t key = keyOf(analysis, order.key, node);
        return std::pair(order.isDescending ? -key : key, node);
    });
    return nodes;
}

} // namespace

void tst_NodePages::largestFirst()
{
    const Columns columns({5, 1, 9, 7});
    const Nodes nodes = allOf(4);
    QCOMPARE(nodePage(nodes, {}, columns, {}, 2), (Nodes{2, 3}));
    QCOMPARE(nodePage(nodes, {}, columns, 3, 2), (Nodes{0, 1}));
    QVERIFY(nodePage(nodes, {}, columns, 1, 2).empty());
    QCOMPARE(nodePage(nodes, {NodeKey::Retained, false}, columns, {}, 3), (Nodes{1, 0, 3}));
    QVERIFY(nodePage(nodes, {}, columns, {}, 0).empty());
    QVERIFY(nodePage({}, {}, columns, {}, 9).empty());
}

void tst_NodePages::equalOnesInTheFilesOrder()
{
    const Columns columns({5, 5, 5, 5});
    const Nodes nodes{3, 1, 0, 2};
    for (const bool isDescending : {true, false}) {
        const NodeOrder order{NodeKey::Retained, isDescending};
        QCOMPARE(nodePage(nodes, order, columns, {}, 3), (Nodes{0, 1, 2}));
        QCOMPARE(nodePage(nodes, order, columns, 2, 3), (Nodes{3}));
    }
}

void tst_NodePages::unreachedOnesAreFarthest()
{
    Columns columns({0, 0, 0});
    columns.overview.distances[0] = kUnreached;
    columns.overview.distances[1] = kSystemDistance;
    const NodeColumns overview(columns.overview);
    QCOMPARE(nodePage(allOf(3), {NodeKey::Distance, false}, overview, {}, 9), (Nodes{2, 1, 0}));
    QCOMPARE(nodePage(allOf(3), {NodeKey::Distance, true}, overview, {}, 9), (Nodes{0, 1, 2}));
}

void tst_NodePages::withoutRetainedSizes()
{
    const auto analysis = randomHeap(1);
    const NodeColumns columns(*analysis->overview);
    const Nodes nodes = allOf(analysis->graph().nodeCount());
    QCOMPARE(nodePage(nodes, {}, columns, {}, nodes.size()), nodes);
    const NodeOrder byShallow{NodeKey::Shallow, true};
    QCOMPARE(nodePage(nodes, byShallow, columns, {}, nodes.size()),
             sorted(*analysis, byShallow, nodes));
}

void tst_NodePages::allPagesAreTheSortedList_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<bool>("isDescending");
    for (const auto& [name, key] :
         {std::pair("retained", NodeKey::Retained), std::pair("shallow", NodeKey::Shallow),
          std::pair("distance", NodeKey::Distance), std::pair("id", NodeKey::Id)}) {
        QTest::addRow("%s up", name) << static_cast<int>(key) << false;
        QTest::addRow("%s down", name) << static_cast<int>(key) << true;
    }
}

void tst_NodePages::allPagesAreTheSortedList()
{
    QFETCH(const int, key);
    QFETCH(const bool, isDescending);
    const NodeOrder order{static_cast<NodeKey>(key), isDescending};
    for (unsigned seed = 0; seed < 20; ++seed) {
        const auto analysis = randomHeap(seed);
        Nodes nodes = allOf(analysis->graph().nodeCount());
        std::mt19937 random(seed);
        std::ranges::shuffle(nodes, random);
        nodes.resize(300);
        const Nodes expected = sorted(*analysis, order, nodes);
        Nodes seen;
        while (seen.size() < nodes.size()) {
            const auto after = seen.empty() ? std::nullopt : std::optional(seen.back());
            const Nodes page =
                nodePage(nodes, order, NodeColumns(*analysis), after, 1 + test::below(random, 70));
            QVERIFY(!page.empty());
            seen.insert(seen.end(), page.begin(), page.end());
        }
        QCOMPARE(seen, expected);
    }
}

void tst_NodePages::moreThanThereAre()
{
    const Columns columns({1, 2});
    const std::size_t most = std::numeric_limits<std::size_t>::max();
    QCOMPARE(nodePage(allOf(2), {}, columns, {}, most), (Nodes{1, 0}));
}

void tst_NodePages::manyInTheWorstOrder()
{
    constexpr std::size_t kNodes = 100'000;
    std::vector<std::uint64_t> sizes(kNodes);
    std::iota(sizes.begin(), sizes.end(), 0U);
    const Columns columns(sizes);
    const Nodes nodes = allOf(kNodes);
    const Nodes first = nodePage(nodes, {}, columns, {}, 100);
    QCOMPARE(first.size(), 100U);
    QCOMPARE(first.front(), kNodes - 1);
    QCOMPARE(first.back(), kNodes - 100);
    QCOMPARE(nodePage(nodes, {}, columns, first.back(), 1), (Nodes{kNodes - 101}));
    const Nodes half = nodePage(nodes, {}, columns, {}, kNodes / 2);
    QCOMPARE(half.size(), kNodes / 2);
    QCOMPARE(half.back(), kNodes / 2);
}

TIDEMARK_TEST(tst_NodePages)

#include "tst_node_pages.moc"
