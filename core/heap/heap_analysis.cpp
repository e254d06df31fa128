// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/heap_analysis.h"

#include "core/heap/distances.h"
#include "core/heap/essential_edges.h"
#include "core/heap/guarded_work.h"
#include "core/heap/page_owned.h"
#include "core/heap/shallow_sizes.h"
#include "core/heap/stop_request.h"

#include <atomic>
#include <future>

namespace tidemark
{

namespace
{

/// The second thread's part: everything about dominators. Waits for the retainers when it needs
/// them; they come from the first thread, which has time for them once the class table is there.
DominatorTree dominatorTreeOf(const HeapGraph& graph, const Ephemerons& ephemerons,
                              std::future<const Retainers*> retainers,
                              const std::atomic<bool>& isStopped)
{
    const StopRequest stop(isStopped);
    const EssentialEdges essential =
        essentialEdgesOf(graph, pageOwnedNodes(graph, stop), ephemerons, stop);
    DepthFirstTree tree = depthFirstTreeOf(graph, essential, stop);
    stop.lookNow();
    return dominatorsOf(std::move(tree), *retainers.get(), essential.isEssential, graph.rootOrdinal,
                        stop);
}

/// Reports each step to the caller, and ends the work if the caller wants that.
class Steps
{
public:
    explicit Steps(HeapAnalysisControl& control) : m_control(control), m_request(control) {}
    ~Steps() { m_stop = true; }
    Steps(const Steps&) = delete;
    Steps& operator=(const Steps&) = delete;

    /// What the second thread looks at: set once this object is gone or the work was cancelled.
    const std::atomic<bool>& stop() const { return m_stop; }

    /// What the first thread's work looks at.
    const StopRequest& request() const { return m_request; }

    void begin(HeapStage stage, double done)
    {
        check();
        m_control.stage(stage);
        m_control.progress(done);
    }

    void check() { m_request.lookNow(); }

    DominatorTree wait(std::future<DominatorTree>& tree)
    {
        constexpr std::chrono::milliseconds kLook{10};
        while (tree.wait_for(kLook) == std::future_status::timeout) {
            check();
        }
        return tree.get();
    }

private:
    HeapAnalysisControl& m_control;
    StopRequest m_request;
    std::atomic<bool> m_stop = false;
};

/// The first thread's part up to the class table.
void completeOverview(HeapOverview& overview, Steps& steps)
{
    const HeapGraph& graph = *overview.graph;
    steps.begin(HeapStage::Sizes, 0.0);
    overview.states = DomStates(graph);
    overview.shallowSizes = shallowSizesOf(graph, overview.states, steps.request());
    steps.begin(HeapStage::Distances, 0.1);
    overview.distances = distancesOf(graph, overview.ephemerons, nullptr, steps.request());
    steps.begin(HeapStage::Classes, 0.2);
    const PropertyLists lists(graph);
    steps.check();
    overview.shapes = inferShapes(lists);
    steps.check();
    overview.classes = classesOf(graph, overview.states, lists, overview.shapes);
    steps.check();
    overview.rows = classRowsOf(overview.classes, overview.shallowSizes, overview.distances);
    overview.totalBytes = graph.extraNativeBytes;
    for (const ClassRow& row : overview.rows) {
        overview.totalBytes += row.shallowBytes;
    }
}

void addRetained(HeapAnalysis& analysis, DominatorTree tree, Steps& steps)
{
    const HeapOverview& overview = *analysis.overview;
    analysis.retainedSizes = retainedSizesOf(tree, overview.shallowSizes);
    tree.order = {};
    steps.check();
    analysis.dominators = std::move(tree.dominator);
    analysis.dominated = dominatedNodesOf(analysis.dominators, overview.graph->rootOrdinal);
    steps.check();
    analysis.rows = overview.rows;
    addClassRetained(analysis.rows, overview.classes,
                     {overview.shallowSizes, analysis.retainedSizes, analysis.dominated,
                      overview.graph->rootOrdinal});
}

/// Both threads' parts. The order of what is declared here matters for an early end: steps asks the
/// second thread to stop, the promise frees it from waiting, and the future waits for its end.
std::shared_ptr<const HeapAnalysis> analyse(std::shared_ptr<const HeapGraph> graph,
                                            HeapAnalysisControl& control)
{
    const auto overview = std::make_shared<HeapOverview>(std::move(graph));
    const auto analysis = std::make_shared<HeapAnalysis>();
    std::future<DominatorTree> tree;
    std::promise<const Retainers*> retainers;
    Steps steps(control);
    tree = std::async(dominatorTreeOf, std::cref(*overview->graph), std::cref(overview->ephemerons),
                      retainers.get_future(), std::cref(steps.stop()));
    completeOverview(*overview, steps);
    analysis->overview = overview;
    control.overviewReady(overview);

    steps.begin(HeapStage::Dominators, 0.3);
    analysis->retainers = retainersOf(*overview->graph, steps.request());
    retainers.set_value(&analysis->retainers);
    analysis->statistics = statisticsOf(*overview->graph, overview->states, overview->shallowSizes,
                                        analysis->retainers);
    DominatorTree found = steps.wait(tree);
    steps.begin(HeapStage::RetainedSizes, 0.9);
    addRetained(*analysis, std::move(found), steps);
    control.progress(1.0);
    return analysis;
}

std::vector<ClassRow> rowsWithRetained(const HeapAnalysis& analysis, const HeapClasses& classes)
{
    const HeapOverview& overview = *analysis.overview;
    std::vector<ClassRow> rows = classRowsOf(classes, overview.shallowSizes, overview.distances);
    addClassRetained(rows, classes,
                     {overview.shallowSizes, analysis.retainedSizes, analysis.dominated,
                      overview.graph->rootOrdinal});
    return rows;
}

} // namespace

HeapOverview::HeapOverview(std::shared_ptr<const HeapGraph> heapGraph)
    : graph(std::move(heapGraph)),
      ephemerons(graph->strings)
{
}

Result<std::shared_ptr<const HeapAnalysis>> analyseHeap(std::shared_ptr<const HeapGraph> graph,
                                                        HeapAnalysisControl& control,
                                                        std::optional<std::uint64_t> available)
{
    const std::uint64_t needed = analysisBytes(graph->nodeCount(), graph->edgeCount());
    if (available && needed > *available) {
        return failure(ErrorCode::TooLarge, memoryShortage(needed, *available));
    }
    return guarded([&] { return analyse(std::move(graph), control); });
}

Result<std::shared_ptr<const HeapOverview>> overviewHeap(std::shared_ptr<const HeapGraph> graph,
                                                         HeapAnalysisControl& control)
{
    return guarded([&]() -> std::shared_ptr<const HeapOverview> {
        const auto overview = std::make_shared<HeapOverview>(std::move(graph));
        Steps steps(control);
        completeOverview(*overview, steps);
        steps.check();
        return overview;
    });
}

std::uint64_t analysisBytes(std::uint64_t nodeCount, std::uint64_t edgeCount)
{
    constexpr std::uint64_t kOverviewNode = 12;  // shallow size, distance, class
    constexpr std::uint64_t kDominanceNode = 60; // with what dominatorsOf() frees again
    constexpr std::uint64_t kEdge = 9;           // retainer, bits
    return nodeCount * (kOverviewNode + kDominanceNode) + edgeCount * kEdge;
}

Result<std::vector<ClassRow>> classRowsOf(const HeapAnalysis& analysis, const HeapClasses& classes,
                                          TaskControl& control)
{
    return guarded([&] {
        beginStep(control, 0.0);
        std::vector<ClassRow> rows = rowsWithRetained(analysis, classes);
        beginStep(control, 1.0);
        return rows;
    });
}

} // namespace tidemark
