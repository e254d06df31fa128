// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/distances.h"
#include "core/heap/node_names.h"
#include "core/heap/nodes_by_id.h"
#include "core/heap/retaining_path.h"
#include "core/heap/shown_retainers.h"
#include "tests/support/analysed_heap.h"
#include "tests/support/random_object_graph.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <numeric>
#include <ranges>

using namespace tidemark;
using test::analysed;
using test::HeapGraphBuilder;

/// Who holds an object, and what it is called.
class tst_RetainingPaths : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aShortestWayFromTheRoot();
    void waysOfWhatOnlyTheEngineHolds();
    void noWayToWhatNothingReaches();
    void everyWayIsAsLongAsTheDistance();
    void retainersByDistanceAndName();
    void onlyTheFirstRetainers();
    void theFirstOfVeryManyRetainers();
    void joinedTexts();
    void joinedTextsThatHoldThemselves();
    void plainObjectsShowTheirProperties();
    void longPlainNamesAreCutInTheMiddle();
    void endlessNamesAreCut();
    void detachedNames();
    void findById();
    void byIdOnRandomIds();
};

namespace
{

const DomStates kNoStates;

std::vector<std::uint32_t> nodesOf(const std::vector<PathStep>& path)
{
    std::vector<std::uint32_t> nodes;
    for (const PathStep& step : path) {
        nodes.push_back(step.node);
    }
    return nodes;
}

std::string nameOfPlain(const std::vector<std::string>& properties)
{
    HeapGraphBuilder builder;
    builder.node(NodeType::Object, "Object");
    for (const std::string& property : properties) {
        builder.edge(0, 0, property);
    }
    builder.indexEdge(0, 0, 7);
    return shownNodeName(builder.build(), kNoStates, 0);
}

} // namespace

void tst_RetainingPaths::aShortestWayFromTheRoot()
{
    HeapGraphBuilder builder = test::heapWithGlobal(); // edge 0
    const auto a = builder.node(NodeType::Object, "A");
    const auto b = builder.node(NodeType::Object, "B");
    const auto target = builder.node(NodeType::Object, "Target");
    builder.edge(1, a, "a");                         // 1
    builder.edge(1, target, "weak", EdgeType::Weak); // 2
    builder.edge(1, b, "b");                         // 3
    builder.edge(a, b, "long");                      // 4
    builder.edge(b, target, "first");                // 5
    builder.edge(b, target, "second");               // 6
    const auto analysis = analysed(builder);
    QCOMPARE(retainingPath(*analysis, target),
             (std::vector<PathStep>{{0, kNoEdge}, {1, 0}, {b, 3}, {target, 5}}));
    QCOMPARE(retainingPath(*analysis, 0), (std::vector<PathStep>{{0, kNoEdge}}));
    QVERIFY(!nearestRetainer(*analysis, 0).has_value());
}

void tst_RetainingPaths::waysOfWhatOnlyTheEngineHolds()
{
    HeapGraphBuilder builder = test::heapWithGlobal();
    const auto roots = builder.node(NodeType::Synthetic, "(GC roots)");
    const auto code = builder.node(NodeType::Code, "code");
    builder.indexEdge(0, roots, 1);
    builder.edge(roots, code);
    QCOMPARE(nodesOf(retainingPath(*analysed(builder), code)),
             (std::vector<std::uint32_t>{0, roots, code}));
}

void tst_RetainingPaths::noWayToWhatNothingReaches()
{
    HeapGraphBuilder builder = test::heapWithGlobal();
    const auto lost = builder.node(NodeType::Object, "Lost");
    builder.edge(lost, lost);
    builder.edge(1, lost, "x", EdgeType::Weak);
    const auto analysis = analysed(builder);
    QCOMPARE(retainingPath(*analysis, lost), (std::vector<PathStep>{{lost, kNoEdge}}));
}

void tst_RetainingPaths::everyWayIsAsLongAsTheDistance()
{
    std::mt19937 random(9);
    for (int round = 0; round < 200; ++round) {
        HeapAnalysisControl control;
        const auto graph =
            std::make_shared<const HeapGraph>(test::randomObjectGraph(random, 30, 60));
        const auto analysis = analyseHeap(graph, control).value();
        for (std::uint32_t node = 0; node < graph->nodeCount(); ++node) {
            const std::int32_t distance = analysis->overview->distances[node];
            const std::vector<PathStep> path = retainingPath(*analysis, node);
            QCOMPARE(path.back().node, node);
            QCOMPARE(path.front().node, distance == kUnreached ? node : 0U);
            for (std::size_t i = 1; i < path.size(); ++i) {
                QCOMPARE(graph->edgeTargets[path[i].edge], path[i].node);
                QVERIFY(graph->firstEdge[path[i - 1].node] <= path[i].edge);
                QVERIFY(path[i].edge < graph->firstEdge[path[i - 1].node + 1]);
            }
            if (node != 0 && distance != kUnreached) {
                QCOMPARE(static_cast<std::int32_t>(path.size()) - 1, distance % kSystemDistance);
            }
        }
    }
}

void tst_RetainingPaths::retainersByDistanceAndName()
{
    HeapGraphBuilder builder = test::heapWithGlobal();
    const auto target = builder.node(NodeType::Object, "Target");
    const auto far = builder.node(NodeType::Object, "A far one");
    const auto zebra = builder.node(NodeType::Object, "Zebra");
    const auto twice = builder.node(NodeType::Object, "Ape");
    const auto plain = builder.node(NodeType::Object, "Object");
    const auto lost = builder.node(NodeType::Object, "A lost one");
    const auto weak = builder.node(NodeType::Object, "Weak");
    builder.edge(0, target, "root's own");
    builder.edge(1, zebra);
    builder.edge(1, twice);
    builder.edge(1, plain);
    builder.edge(1, weak);
    builder.edge(zebra, far);
    builder.edge(far, target, "1");
    builder.edge(zebra, target, "2");
    builder.edge(twice, target, "3");
    builder.edge(twice, target, "4");
    builder.edge(plain, target, "{}");
    builder.edge(lost, target, "6");
    builder.edge(weak, target, "7", EdgeType::Weak);
    const auto analysis = analysed(builder);
    const ShownRetainers shown = shownRetainers(*analysis, target, 100);
    QCOMPARE(shown.total, 6U);
    std::vector<std::string> names;
    for (const Retainer& retainer : shown.nearest) {
        names.push_back(analysis->graph().edgeName(retainer.edge));
    }
    // "Ape", "Zebra", "{"{}"}", all at 2; then what is farther, and what nothing reaches.
    QCOMPARE(names, (std::vector<std::string>{"4", "3", "2", "{}", "1", "6"}));
}

void tst_RetainingPaths::onlyTheFirstRetainers()
{
    HeapGraphBuilder builder = test::heapWithGlobal();
    const auto target = builder.node(NodeType::Object, "Target");
    for (int i = 0; i < 50; ++i) {
        const auto holder = builder.node(NodeType::Object, "Holder" + std::to_string(i * 7 % 50));
        builder.edge(i % 3 == 0 ? 1 : holder - 1, holder);
        builder.edge(holder, target);
    }
    const auto analysis = analysed(builder);
    const ShownRetainers all = shownRetainers(*analysis, target, 1000);
    QCOMPARE(all.nearest.size(), 50U);
    for (const std::size_t limit : {0U, 1U, 2U, 17U, 34U, 49U, 50U}) {
        const ShownRetainers some = shownRetainers(*analysis, target, limit);
        QCOMPARE(some.total, 50U);
        QVERIFY(std::ranges::equal(some.nearest, all.nearest | std::views::take(limit)));
    }
}

void tst_RetainingPaths::theFirstOfVeryManyRetainers()
{
    constexpr std::uint32_t kMany = 30'000;
    HeapGraphBuilder builder = test::heapWithGlobal();
    const auto target = builder.node(NodeType::Object, "Target");
    const auto near = builder.node(NodeType::Object, "Zebra");
    const auto middle = builder.node(NodeType::Object, "Middle");
    builder.edge(1, near);
    builder.edge(near, target);
    builder.edge(1, middle);
    std::mt19937 random(4);
    std::vector<std::pair<std::string, std::uint32_t>> expected;
    for (std::uint32_t i = 0; i < kMany; ++i) {
        const std::string name = "Holder" + std::to_string(random() % 900);
        const auto holder = builder.node(NodeType::Object, name);
        builder.edge(middle, holder);
        builder.edge(holder, target);
        expected.emplace_back(name, kMany - i); // the last of the file first
    }
    std::ranges::sort(expected);
    const auto analysis = analysed(builder);
    const auto shown = shownRetainers(*analysis, target, 5000);
    QCOMPARE(shown.total, std::size_t{kMany} + 1);
    QCOMPARE(shown.nearest.size(), 5000U);
    QCOMPARE(shown.nearest.front().node, near);
    for (std::size_t i = 1; i < shown.nearest.size(); ++i) {
        const std::uint32_t holder = shown.nearest[i].node;
        QCOMPARE(analysis->graph().nodeName(holder), std::string_view(expected[i - 1].first));
        QCOMPARE(middle + 1 + kMany - expected[i - 1].second, holder);
    }
}

void tst_RetainingPaths::joinedTexts()
{
    HeapGraphBuilder builder;
    const auto whole = builder.node(NodeType::ConcatenatedString, "ignored");
    const auto left = builder.node(NodeType::ConcatenatedString, "");
    const auto a = builder.node(NodeType::String, "Hello, ");
    const auto b = builder.node(NodeType::SlicedString, "wor");
    const auto c = builder.node(NodeType::String, "ld");
    builder.edge(whole, c, "second", EdgeType::Internal);
    builder.edge(whole, left, "first", EdgeType::Internal);
    builder.edge(left, a, "first", EdgeType::Internal);
    builder.edge(left, c, "second", EdgeType::Property);
    builder.edge(left, b, "second", EdgeType::Internal);
    const HeapGraph graph = builder.build();
    QCOMPARE(shownNodeName(graph, kNoStates, whole), std::string("Hello, world"));
    QCOMPARE(stringText(graph, a), std::optional<std::string>("Hello, "));
    QCOMPARE(stringText(graph, whole, 5), std::optional<std::string>("Hello, world"));
    QVERIFY(!stringText(graph, whole, 4).has_value());
}

void tst_RetainingPaths::joinedTextsThatHoldThemselves()
{
    HeapGraphBuilder builder;
    const auto endless = builder.node(NodeType::ConcatenatedString, "");
    const auto text = builder.node(NodeType::String, "0123456789");
    const auto empty = builder.node(NodeType::ConcatenatedString, "");
    builder.edge(endless, endless, "second", EdgeType::Internal);
    builder.edge(endless, text, "first", EdgeType::Internal);
    builder.edge(empty, empty, "first", EdgeType::Internal);
    builder.edge(empty, empty, "second", EdgeType::Internal);
    const HeapGraph graph = builder.build();
    QCOMPARE(stringText(graph, endless)->size(), 1030U);
    QVERIFY(!stringText(graph, empty).has_value());
    QCOMPARE(shownNodeName(graph, kNoStates, empty), std::string());
}

void tst_RetainingPaths::plainObjectsShowTheirProperties()
{
    QCOMPARE(nameOfPlain({}), std::string("{}"));
    QCOMPARE(nameOfPlain({"a"}), std::string("{a}"));
    QCOMPARE(nameOfPlain({"a", "__proto__", "b", "c"}), std::string("{a, b, c}"));
    QCOMPARE(nameOfPlain({"__proto__"}), std::string("{}"));
    QCOMPARE(nameOfPlain({"a,b"}), std::string("{\"a,b\"}"));
}

void tst_RetainingPaths::longPlainNamesAreCutInTheMiddle()
{
    const std::string wide(60, 'x');
    QCOMPARE(nameOfPlain({wide, "b", "c", wide, "z"}), '{' + wide + ", b, …, z}");
    QCOMPARE(nameOfPlain({std::string(200, 'y'), "b"}), '{' + std::string(200, 'y') + ", …}");
}

/// Any number of objects may have the same text of any length.
void tst_RetainingPaths::endlessNamesAreCut()
{
    constexpr std::size_t kMost = 10'000;
    const std::string endless(1'000'000, 'p');
    QVERIFY(nameOfPlain({endless, "x"}).size() < kMost);
    HeapGraphBuilder builder;
    const auto text = builder.node(NodeType::String, endless);
    const auto joined = builder.node(NodeType::ConcatenatedString, "");
    builder.edge(joined, text, "first", EdgeType::Internal);
    builder.edge(joined, text, endless);
    const HeapGraph graph = builder.build();
    for (const std::uint32_t node : {text, joined}) {
        const std::string name = shownNodeName(graph, kNoStates, node);
        QVERIFY(name.size() < kMost && name.size() > 1000);
        QVERIFY(endless.starts_with(name.substr(0, 1000)));
    }
    QVERIFY(graph.edgeName(1).size() < kMost);
}

void tst_RetainingPaths::detachedNames()
{
    HeapGraphBuilder builder;
    builder.node(NodeType::Native, "<div>", 1, 0, Detachedness::Detached);
    builder.node(NodeType::Native, "<div>", 1, 0, Detachedness::Attached);
    const HeapGraph graph = builder.build();
    const DomStates states(graph);
    QCOMPARE(shownNodeName(graph, states, 0), std::string("Detached <div>"));
    QCOMPARE(shownNodeName(graph, states, 1), std::string("<div>"));
}

void tst_RetainingPaths::findById()
{
    HeapGraphBuilder builder;
    builder.node(NodeType::Synthetic, "", 0, 1);
    builder.node(NodeType::Object, "A", 0, 30);
    builder.node(NodeType::Object, "B", 0, 7);
    builder.node(NodeType::Object, "C", 0, std::uint64_t{1} << 40U);
    builder.node(NodeType::Object, "D", 0, 7);
    const HeapGraph graph = builder.build();
    const NodesById byId(graph);
    QCOMPARE(byId.find(30), std::optional(1U));
    QCOMPARE(byId.find(7), std::optional(2U));
    QCOMPARE(byId.find(std::uint64_t{1} << 40U), std::optional(3U));
    QVERIFY(!byId.find(2).has_value());
    QVERIFY(!byId.find(std::uint64_t{1} << 41U).has_value());
    QCOMPARE(byId[1], 2U);
}

void tst_RetainingPaths::byIdOnRandomIds()
{
    std::mt19937 random(6);
    for (int round = 0; round < 300; ++round) {
        HeapGraphBuilder builder;
        const std::uint32_t nodes = 1 + test::below(random, 50);
        const std::uint32_t idsUpTo = 1 + test::below(random, 500);
        for (std::uint32_t i = 0; i < nodes; ++i) {
            const std::uint64_t id = 1 + test::below(random, idsUpTo);
            builder.node(NodeType::Object, "A", 0, random() % 9 == 0 ? id << 33U : id);
        }
        const HeapGraph graph = builder.build();
        std::vector<std::uint32_t> expected(nodes);
        std::iota(expected.begin(), expected.end(), 0U);
        std::ranges::stable_sort(expected, {},
                                 [&](std::uint32_t node) { return graph.nodeIds[node]; });
        const NodesById byId(graph);
        QCOMPARE(byId.size(), expected.size());
        for (std::uint32_t i = 0; i < nodes; ++i) {
            QCOMPARE(byId[i], expected[i]);
        }
    }
}

TIDEMARK_TEST(tst_RetainingPaths)

#include "tst_retaining_paths.moc"
