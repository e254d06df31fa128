// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/class_summary.h"
#include "core/heap/ephemerons.h"
#include "core/heap/heap_statistics.h"
#include "core/result.h"
#include "core/system/available_memory.h"
#include "core/task_control.h"

#include <memory>

namespace tidemark
{

/// What is known of a snapshot before its dominators are: enough for a class table without retained
/// sizes. Columns are by ordinal, sizes in bytes. Immutable once handed out; any thread may read
/// it.
struct HeapOverview {
    /// Only the graph and its WeakMap entries; analyseHeap() fills in the rest.
    explicit HeapOverview(std::shared_ptr<const HeapGraph> heapGraph);

    std::shared_ptr<const HeapGraph> graph; ///< never null
    Ephemerons ephemerons;
    DomStates states;
    WideningColumn shallowSizes;
    Column<std::int32_t> distances;
    std::vector<Shape> shapes; ///< inferred from this snapshot's own plain objects
    HeapClasses classes;       ///< with these shapes
    std::vector<ClassRow> rows;
    std::uint64_t totalBytes = 0; ///< what the root retains, and extraNativeBytes
};

/// All that views of one snapshot ask for. Columns are by ordinal, sizes in bytes. Immutable once
/// handed out; any thread may read it.
struct HeapAnalysis {
    std::shared_ptr<const HeapOverview> overview; ///< never null
    Retainers retainers;
    Column<std::uint32_t> dominators; ///< the root's is itself
    DominatedNodes dominated;
    Column<std::uint64_t> retainedSizes;
    std::vector<ClassRow> rows; ///< the overview's, with retained sizes
    HeapStatistics statistics;

    const HeapGraph& graph() const { return *overview->graph; }
};

/// The steps of analyseHeap(), in the order in which they are reported.
enum class HeapStage { Sizes, Distances, Classes, Dominators, RetainedSizes };

/// How analyseHeap() talks to whoever started it; all calls come on the caller's thread.
class HeapAnalysisControl : public TaskControl
{
public:
    /// The step that begins now.
    virtual void stage(HeapStage /*stage*/) {}

    /// The class table is ready, retained sizes are not.
    virtual void overviewReady(const std::shared_ptr<const HeapOverview>& /*overview*/) {}
};

/// Computes everything by the rules of README.md, the dominators on a second thread beside the
/// class table.
///
/// Errors: Cancelled (seen every few thousand nodes in all that is slow); TooLarge at once, with
/// memoryShortage(), where analysisBytes() is more than the @p available bytes, and later if memory
/// runs out all the same. Without a number nothing is refused. O(edges * log nodes).
Result<std::shared_ptr<const HeapAnalysis>>
analyseHeap(std::shared_ptr<const HeapGraph> graph, HeapAnalysisControl& control,
            std::optional<std::uint64_t> available = availableMemory());

/// Only what is known before the dominators are, at a third of the time, on the calling thread:
/// enough for a comparison. Errors as analyseHeap(), which see. overviewReady() is not called.
Result<std::shared_ptr<const HeapOverview>> overviewHeap(std::shared_ptr<const HeapGraph> graph,
                                                         HeapAnalysisControl& control);

/// About the most bytes that analyseHeap() takes beside the graph.
std::uint64_t analysisBytes(std::uint64_t nodeCount, std::uint64_t edgeCount);

/// The class table by other classes of the same snapshot, with retained sizes.
///
/// Errors: Cancelled (seen between steps), TooLarge if memory runs out. O(nodes).
Result<std::vector<ClassRow>> classRowsOf(const HeapAnalysis& analysis, const HeapClasses& classes,
                                          TaskControl& control);

} // namespace tidemark
