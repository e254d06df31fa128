// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/fuzz_checks.h"

#include "core/heap/heap_analysis.h"
#include "core/heap/object_fields.h"
#include "core/heap/page_owned.h"
#include "core/snapshots/leak_suspects.h"
#include "core/snapshots/object_preview.h"
#include "tests/support/dominance_by_removal.h"
#include "tests/support/heap_graph_invariants.h"

#include <algorithm>
#include <cmath>

namespace tidemark::fuzz
{

namespace
{

constexpr std::uint32_t kMostNodes = 20'000;
constexpr std::uint32_t kMostNodesByRemoval = 40;
constexpr std::uint32_t kMostEdgesByRemoval = 400;

void expectSound(const Series& series)
{
    expect(series.positions != nullptr && series.values != nullptr, "a series has its columns");
    expect(series.positions->size() == series.values->size(), "a value for each position");
    for (std::size_t i = 0; i < series.size(); ++i) {
        expect(i == 0 || (*series.positions)[i - 1] <= (*series.positions)[i], "positions rise");
        const double value = (*series.values)[i];
        expect(std::isnan(value) || std::isfinite(value), "a value is finite or a gap");
        expect(std::isnan(value) || !series.isInBytes() || value >= 0.0, "no size is negative");
    }
}

/// Dominators and retained sizes by their definition.
void expectEqualByRemoval(const HeapAnalysis& analysis)
{
    const HeapGraph& graph = analysis.graph();
    const auto essential =
        essentialEdgesOf(graph, pageOwnedNodes(graph), analysis.overview->ephemerons);
    const auto dominates = test::dominanceByRemoval(graph, essential.isEssential);
    for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
        const std::uint32_t nearest = analysis.dominators[node];
        std::uint64_t freed = analysis.overview->shallowSizes[node];
        for (std::uint32_t other = 0; other < graph.nodeCount(); ++other) {
            freed += dominates[node][other] ? analysis.overview->shallowSizes[other] : 0;
            expect(!dominates[other][node] || other == nearest || dominates[other][nearest],
                   "the immediate dominator is dominated by all others");
        }
        expect(node == graph.rootOrdinal ? nearest == node : dominates[nearest][node],
               "the immediate dominator dominates");
        expect(analysis.retainedSizes[node] == freed, "what is retained is what would be freed");
    }
}

/// Each node's retained size is its own and those of what it dominates directly.
void expectTree(const HeapAnalysis& analysis)
{
    const HeapGraph& graph = analysis.graph();
    std::vector<std::uint64_t> sums(graph.nodeCount());
    for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
        const std::uint32_t above = analysis.dominators[node];
        expect(above < graph.nodeCount(), "every node has a dominator");
        expect((above == node) == (node == graph.rootOrdinal), "the root alone is its own");
        sums[node] += analysis.overview->shallowSizes[node];
        if (above != node) {
            sums[above] += analysis.retainedSizes[node];
        }
    }
    for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
        expect(sums[node] == analysis.retainedSizes[node], "retained sizes add up");
    }
}

} // namespace

void expectSound(const Recording& recording)
{
    for (const Series& series : recording.timeline.series) {
        expectSound(series);
    }
    const auto isBefore = [](const Marker& one, const Marker& next) {
        return std::pair(one.start, one.level) < std::pair(next.start, next.level);
    };
    expect(std::ranges::is_sorted(recording.timeline.markers, isBefore), "markers are in order");
    for (const SnapshotPtr& snapshot : recording.snapshots) {
        expect(snapshot != nullptr, "no snapshot is null");
        if (snapshot->graph) {
            expectSoundHeap(snapshot->graph);
        }
    }
}

namespace
{

/// Whatever an object is, it is told in bounded work and length.
void expectPreviews(const std::shared_ptr<const HeapAnalysis>& analysis)
{
    const HeapGraph& graph = analysis->graph();
    for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
        const std::string text = objectPreview(graph, analysis->overview->states, node);
        expect(text.size() <= 8 * kMostPreviewBytes, "a preview is short");
        const std::size_t edges = graph.firstEdge[node + 1] - graph.firstEdge[node];
        expect(edges == 0 || !fieldsOf(graph, node).empty(), "what has edges has fields");
    }
    TaskControl control;
    expect(leakSuspectsOf(analysis, control).has_value(), "suspects are found in any heap");
}

} // namespace

void expectSoundHeap(const std::shared_ptr<const HeapGraph>& graph)
{
    const char* const broken = test::brokenInvariant(*graph);
    expect(broken == nullptr, broken != nullptr ? broken : "");
    if (graph->nodeCount() > kMostNodes) {
        return;
    }
    HeapAnalysisControl control;
    const auto analysis = analyseHeap(graph, control);
    expect(analysis.has_value(), "a graph that was read can be analysed");
    expectTree(**analysis);
    expectPreviews(*analysis);
    if (graph->nodeCount() <= kMostNodesByRemoval && graph->edgeCount() <= kMostEdgesByRemoval) {
        expectEqualByRemoval(**analysis);
    }
}

} // namespace tidemark::fuzz
