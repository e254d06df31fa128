// SPDX-License-Identifier: GPL-3.0-or-later
// bench_heap [OPTION...] [SNAPSHOT]: times each step of analysing a heap, that of a snapshot file
// or else a synthetic one as large as the budget's.
#include "core/formats/format_registry.h"
#include "core/heap/class_members.h"
#include "core/heap/distances.h"
#include "core/heap/duplicate_strings.h"
#include "core/heap/essential_edges.h"
#include "core/heap/node_pages.h"
#include "core/heap/page_owned.h"
#include "core/heap/shallow_sizes.h"
#include "core/heap/shown_retainers.h"
#include "core/snapshots/heap_search.h"
#include "core/snapshots/type_comparison.h"
#include "tests/benchmarks/synthetic_heap.h"

#include <benchmark/benchmark.h>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <numeric>

using namespace tidemark;

namespace
{

/// As many as in the 526 MB snapshot of the budget.
constexpr std::uint32_t kNodes = 4'900'000;
constexpr std::uint32_t kEdges = 25'800'000;

/// Null for a synthetic one.
const char* fileName = nullptr;

std::shared_ptr<const HeapGraph> readGraph()
{
    TaskControl control;
    const auto read = builtinFormats().read(fileName, control);
    if (!read || !read->front()->snapshots.front()->graph) {
        std::fprintf(stderr, "%s is no heap snapshot\n", fileName);
        std::exit(1);
    }
    return read->front()->snapshots.front()->graph;
}

const std::shared_ptr<const HeapGraph>& graph()
{
    static const auto kGraph =
        fileName == nullptr ? test::SyntheticHeap(kNodes, kEdges, 1).make() : readGraph();
    return kGraph;
}

const Ephemerons& ephemerons()
{
    static const Ephemerons kEphemerons(graph()->strings);
    return kEphemerons;
}

const HeapAnalysis& analysis()
{
    static const auto kAnalysis = [] {
        HeapAnalysisControl control;
        return analyseHeap(graph(), control).value();
    }();
    return *kAnalysis;
}

const EssentialEdges& essential()
{
    static const EssentialEdges kEssential =
        essentialEdgesOf(*graph(), pageOwnedNodes(*graph()), ephemerons());
    return kEssential;
}

/// Runs one step over and over.
template <typename Step>
void measure(benchmark::State& state, Step step)
{
    graph();
    for (auto _ : state) {
        benchmark::DoNotOptimize(step());
    }
}

void retainers(benchmark::State& state)
{
    measure(state, [] { return retainersOf(*graph()); });
}
void findEphemerons(benchmark::State& state)
{
    measure(state, [] { return Ephemerons(graph()->strings); });
}
void shallowSizes(benchmark::State& state)
{
    measure(state, [] { return shallowSizesOf(*graph(), DomStates()); });
}
void distances(benchmark::State& state)
{
    ephemerons();
    measure(state, [] { return distancesOf(*graph(), ephemerons()); });
}
void classNames(benchmark::State& state)
{
    const DomStates states(*graph());
    measure(state, [&states] {
        const PropertyLists lists(*graph());
        return classesOf(*graph(), states, lists, inferShapes(lists));
    });
}
void classRows(benchmark::State& state)
{
    const HeapOverview& overview = *analysis().overview;
    measure(state, [&] {
        return classRowsOf(overview.classes, overview.shallowSizes, overview.distances);
    });
}
void pageOwned(benchmark::State& state)
{
    measure(state, [] { return pageOwnedNodes(*graph()); });
}
void essentialEdges(benchmark::State& state)
{
    const BitSet owned = pageOwnedNodes(*graph());
    measure(state, [&owned] { return essentialEdgesOf(*graph(), owned, ephemerons()); });
}
void depthFirstTree(benchmark::State& state)
{
    essential();
    measure(state, [] { return depthFirstTreeOf(*graph(), essential()); });
}
DominatorTree dominatorTree(DepthFirstTree tree)
{
    return dominatorsOf(std::move(tree), analysis().retainers, essential().isEssential,
                        graph()->rootOrdinal);
}
void dominators(benchmark::State& state)
{
    const DepthFirstTree tree = depthFirstTreeOf(*graph(), essential());
    measure(state, [&tree] { return dominatorTree(tree); });
}
void retainedSizes(benchmark::State& state)
{
    const DominatorTree tree = dominatorTree(depthFirstTreeOf(*graph(), essential()));
    measure(state, [&tree] { return retainedSizesOf(tree, analysis().overview->shallowSizes); });
}
void dominatedNodes(benchmark::State& state)
{
    measure(state, [] { return dominatedNodesOf(analysis().dominators, graph()->rootOrdinal); });
}
void classRetained(benchmark::State& state)
{
    const HeapOverview& overview = *analysis().overview;
    measure(state, [&] {
        std::vector<ClassRow> rows = overview.rows;
        addClassRetained(rows, overview.classes,
                         {overview.shallowSizes, analysis().retainedSizes, analysis().dominated,
                          graph()->rootOrdinal});
        return rows;
    });
}
void statistics(benchmark::State& state)
{
    measure(state, [] {
        return statisticsOf(*graph(), DomStates(), analysis().overview->shallowSizes,
                            analysis().retainers);
    });
}
void compareWithItself(benchmark::State& state)
{
    measure(state, [] {
        TaskControl control;
        return compareObjects(analysis().overview, analysis().overview, true, control);
    });
}
void duplicateStrings(benchmark::State& state)
{
    measure(state, [] {
        TaskControl control;
        return duplicateStringsOf(*graph(), analysis().overview->shallowSizes, control);
    });
}
/// A text of which there is none, so that all of them are looked at.
void searchStrings(benchmark::State& state)
{
    measure(state, [] {
        TaskControl control;
        return stringsWith(graph()->strings, "no such text", control);
    });
}
/// One that many have in them, with the objects and properties that are called so.
void searchEverything(benchmark::State& state)
{
    measure(state, [] {
        TaskControl control;
        return searchHeap(*graph(), "na", 8, control);
    });
}
void classMembers(benchmark::State& state)
{
    const HeapOverview& overview = *analysis().overview;
    measure(state, [&] { return membersOf(overview.classes, overview.shallowSizes); });
}
/// The first page of all nodes, or the second, in one order.
void pageOfAllNodes(benchmark::State& state)
{
    const NodeOrder order{static_cast<NodeKey>(state.range(0)), state.range(1) != 0};
    const NodeColumns columns(analysis());
    std::vector<std::uint32_t> nodes(graph()->nodeCount());
    std::iota(nodes.begin(), nodes.end(), 0U);
    constexpr std::size_t kPage = 100;
    const auto first = nodePage(nodes, order, columns, {}, kPage);
    const std::optional<std::uint32_t> after =
        state.range(2) != 0 ? std::optional(first.back()) : std::nullopt;
    measure(state, [&] { return nodePage(nodes, order, columns, after, kPage); });
}

/// One object that very many others hold, all of one type.
std::shared_ptr<const HeapAnalysis> star(NodeType type)
{
    constexpr std::uint32_t kHolders = 5'000'000;
    const auto made = std::make_shared<HeapGraph>();
    for (const char* const text : {"Object", "first", "second", "text"}) {
        made->strings.push_back(text);
    }
    const auto addNode = [&made](NodeType nodeType, std::uint32_t name) {
        made->nodeTypes.push_back(nodeType);
        made->nodeNames.push_back(name);
        made->nodeIds.push_back(2 * std::uint64_t{made->nodeIds.size()} + 1);
        made->selfSizes.push_back(8);
        made->detachedness.push_back(Detachedness::Unknown);
        made->firstEdge.push_back(made->edgeCount());
    };
    const auto addEdge = [&made](std::uint32_t to, std::uint32_t name, EdgeType edgeType) {
        made->edgeTypes.push_back(edgeType);
        made->edgeNames.push_back(name);
        made->edgeTargets.push_back(to);
    };
    addNode(NodeType::Synthetic, 3);
    for (std::uint32_t i = 0; i < kHolders; ++i) {
        addEdge(i + 2, i, EdgeType::Element);
    }
    addNode(NodeType::String, 3);
    for (std::uint32_t i = 0; i < kHolders; ++i) {
        addNode(type, 0);
        addEdge(1, 1, EdgeType::Internal);
        addEdge(1, 2, EdgeType::Property);
    }
    made->firstEdge.push_back(made->edgeCount());
    HeapAnalysisControl control;
    return analyseHeap(made, control).value();
}

void retainersOfOne(benchmark::State& state)
{
    const auto held = star(static_cast<NodeType>(state.range(0)));
    for (auto _ : state) {
        benchmark::DoNotOptimize(shownRetainers(*held, 1, 100));
    }
}

/// Tells how far into the work the class table is there.
class OverviewTime final : public HeapAnalysisControl
{
public:
    void overviewReady(const std::shared_ptr<const HeapOverview>&) override
    {
        m_time += std::chrono::steady_clock::now() - m_start;
    }
    void start() { m_start = std::chrono::steady_clock::now(); }
    double milliseconds() const
    {
        return std::chrono::duration<double, std::milli>(m_time).count();
    }

private:
    std::chrono::steady_clock::time_point m_start;
    std::chrono::steady_clock::duration m_time{};
};

void everything(benchmark::State& state)
{
    graph();
    OverviewTime control;
    for (auto _ : state) {
        control.start();
        benchmark::DoNotOptimize(analyseHeap(graph(), control));
    }
    state.counters["class_table_ms"] =
        control.milliseconds() / static_cast<double>(state.iterations());
}

BENCHMARK(everything)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(findEphemerons)->Unit(benchmark::kMillisecond);
BENCHMARK(shallowSizes)->Unit(benchmark::kMillisecond);
BENCHMARK(distances)->Unit(benchmark::kMillisecond);
BENCHMARK(classNames)->Unit(benchmark::kMillisecond);
BENCHMARK(classRows)->Unit(benchmark::kMillisecond);
BENCHMARK(retainers)->Unit(benchmark::kMillisecond);
BENCHMARK(pageOwned)->Unit(benchmark::kMillisecond);
BENCHMARK(essentialEdges)->Unit(benchmark::kMillisecond);
BENCHMARK(depthFirstTree)->Unit(benchmark::kMillisecond);
BENCHMARK(dominators)->Unit(benchmark::kMillisecond);
BENCHMARK(retainedSizes)->Unit(benchmark::kMillisecond);
BENCHMARK(dominatedNodes)->Unit(benchmark::kMillisecond);
BENCHMARK(classRetained)->Unit(benchmark::kMillisecond);
BENCHMARK(statistics)->Unit(benchmark::kMillisecond);
BENCHMARK(compareWithItself)->Unit(benchmark::kMillisecond);
BENCHMARK(duplicateStrings)->Unit(benchmark::kMillisecond);
BENCHMARK(searchStrings)->Unit(benchmark::kMillisecond);
BENCHMARK(searchEverything)->Unit(benchmark::kMillisecond);
BENCHMARK(retainersOfOne)
    ->ArgName("type")
    ->Arg(static_cast<int>(NodeType::Object))
    ->Arg(static_cast<int>(NodeType::Closure))
    ->Arg(static_cast<int>(NodeType::ConcatenatedString))
    ->Unit(benchmark::kMillisecond);
BENCHMARK(classMembers)->Unit(benchmark::kMillisecond);
BENCHMARK(pageOfAllNodes)
    ->ArgNames({"key", "descending", "second"})
    ->ArgsProduct({{0, 1, 2, 3}, {0, 1}, {0, 1}})
    ->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char** argv)
{
    benchmark::Initialize(&argc, argv);
    if (argc > 1) {
        fileName = argv[1];
    }
    benchmark::RunSpecifiedBenchmarks();
}
