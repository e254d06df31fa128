// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/object_filter.h"

#include "core/heap/bit_set.h"
#include "core/heap/distances.h"
#include "core/heap/guarded_work.h"
#include "core/heap/nodes_by_id.h"

namespace tidemark
{

namespace
{

/// Which nodes of @p graph have an id that @p other has too.
BitSet nodesKnownTo(const HeapGraph& other, const HeapGraph& graph)
{
    BitSet known(graph.nodeCount());
    const NodesById own(graph);
    const NodesById others(other);
    std::size_t at = 0;
    for (std::size_t place = 0; place < own.size(); ++place) {
        const std::uint64_t id = graph.nodeIds[own[place]];
        while (at < others.size() && other.nodeIds[others[at]] < id) {
            ++at;
        }
        if (at < others.size() && other.nodeIds[others[at]] == id) {
            known.set(own[place]);
        }
    }
    return known;
}

/// @p top and all that it dominates. Nothing recurses: lists are millions of nodes deep.
BitSet nodesBelow(std::uint32_t top, const HeapAnalysis& analysis)
{
    BitSet below(analysis.graph().nodeCount());
    Column<std::uint32_t> waiting;
    waiting.push_back(top);
    while (!waiting.empty()) {
        const std::uint32_t node = waiting.back();
        waiting.pop_back();
        below.set(node);
        for (const std::uint32_t child : analysis.dominated.of(node)) {
            waiting.push_back(child);
        }
    }
    return below;
}

template <typename Keeps>
void keepOnly(HeapClasses& classes, Keeps keeps)
{
    for (std::uint32_t node = 0; node < classes.classOf.size(); ++node) {
        if (!keeps(node)) {
            classes.classOf[node] = kNoGroup;
        }
    }
}

} // namespace

void leaveOut(HeapClasses& classes, const ObjectFilter& filter, const HeapAnalysis& analysis,
              TaskControl& control)
{
    const HeapGraph& graph = analysis.graph();
    if (filter.newSince != nullptr) {
        beginStep(control, 0.0);
        keepOnly(classes, [known = nodesKnownTo(*filter.newSince, graph)](std::uint32_t node) {
            return !known.test(node);
        });
    }
    if (filter.alsoIn != nullptr) {
        beginStep(control, 0.25);
        keepOnly(classes, [known = nodesKnownTo(*filter.alsoIn, graph)](std::uint32_t node) {
            return known.test(node);
        });
    }
    if (filter.heldBy) {
        beginStep(control, 0.5);
        keepOnly(classes, [below = nodesBelow(*filter.heldBy, analysis)](std::uint32_t node) {
            return below.test(node);
        });
    }
    if (filter.isUnreachable) {
        beginStep(control, 0.75);
        keepOnly(classes, [&distances = analysis.overview->distances](std::uint32_t node) {
            return distances[node] == kUnreached;
        });
    }
}

} // namespace tidemark
