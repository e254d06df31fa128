// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/essential_edges.h"

#include <vector>

namespace tidemark::test
{

// Dominators by their definition, for small graphs: O(nodes * edges).

/// Which nodes the root reaches over essential edges if @p removed were gone. The root counts as
/// holding those that no essential edge leads to.
inline std::vector<bool> reachedWithout(const HeapGraph& graph, const BitSet& essential,
                                        std::uint32_t removed)
{
    std::vector<bool> hasHolder(graph.nodeCount());
    for (std::uint32_t edge = 0; edge < graph.edgeCount(); ++edge) {
        hasHolder[graph.edgeTargets[edge]] =
            hasHolder[graph.edgeTargets[edge]] || essential.test(edge);
    }
    std::vector<bool> isReached(graph.nodeCount());
    std::vector<std::uint32_t> waiting;
    const auto reach = [&](std::uint32_t node) {
        if (node != removed && !isReached[node]) {
            isReached[node] = true;
            waiting.push_back(node);
        }
    };
    reach(graph.rootOrdinal);
    for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
        if (!hasHolder[node] && removed != graph.rootOrdinal) {
            reach(node);
        }
    }
    while (!waiting.empty()) {
        const std::uint32_t node = waiting.back();
        waiting.pop_back();
        for (std::uint32_t edge = graph.firstEdge[node]; edge < graph.firstEdge[node + 1]; ++edge) {
            if (essential.test(edge)) {
                reach(graph.edgeTargets[edge]);
            }
        }
    }
    return isReached;
}

/// For each pair: does the first node dominate the second (a node does not dominate itself)?
inline std::vector<std::vector<bool>> dominanceByRemoval(const HeapGraph& graph,
                                                         const BitSet& essential)
{
    const std::vector<bool> all = reachedWithout(graph, essential, kNoOrdinal);
    std::vector<std::vector<bool>> dominates;
    for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
        std::vector<bool> lost = reachedWithout(graph, essential, node);
        for (std::uint32_t other = 0; other < graph.nodeCount(); ++other) {
            // What nothing reaches hangs under the root and under nothing else.
            lost[other] = all[other] ? !lost[other] && other != node
                                     : node == graph.rootOrdinal && other != node;
        }
        dominates.push_back(std::move(lost));
    }
    return dominates;
}

} // namespace tidemark::test
