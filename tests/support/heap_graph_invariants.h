// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/heap_graph.h"

#include <algorithm>

namespace tidemark::test
{

/// The first promise of HeapGraph that @p graph breaks, in words; null if it keeps them all.
inline const char* brokenInvariant(const HeapGraph& graph)
{
    const std::size_t nodes = graph.nodeCount();
    const std::size_t edges = graph.edgeCount();
    if (nodes == 0 || graph.rootOrdinal >= nodes) {
        return "no root";
    }
    if (graph.nodeNames.size() != nodes || graph.nodeIds.size() != nodes ||
        graph.selfSizes.size() != nodes || graph.detachedness.size() != nodes ||
        (!graph.traceNodeIds.empty() && graph.traceNodeIds.size() != nodes)) {
        return "node columns of different length";
    }
    if (graph.edgeNames.size() != edges || graph.edgeTargets.size() != edges) {
        return "edge columns of different length";
    }
    if (graph.firstEdge.size() != nodes + 1 || graph.firstEdge.front() != 0 ||
        graph.firstEdge.back() != edges || !std::ranges::is_sorted(graph.firstEdge)) {
        return "firstEdge is no prefix sum";
    }
    for (std::uint32_t i = 0; i < nodes; ++i) {
        if (graph.nodeNames[i] >= graph.strings.size() || graph.nodeTypeName(i).empty()) {
            return "a node without name or type";
        }
    }
    for (std::uint32_t i = 0; i < edges; ++i) {
        const bool isNamed =
            isNamedByIndex(graph.edgeTypes[i]) || graph.edgeNames[i] < graph.strings.size();
        if (!isNamed || graph.edgeTypeName(i).empty() || graph.edgeTargets[i] >= nodes) {
            return "an edge without name, type or target";
        }
    }
    const bool areNodes = std::ranges::all_of(
        graph.locations, [nodes](const SourceLocation& place) { return place.node < nodes; });
    const auto isNotRising = [](const SourceLocation& one, const SourceLocation& next) {
        return one.node >= next.node;
    };
    if (!areNodes ||
        std::ranges::adjacent_find(graph.locations, isNotRising) != graph.locations.end()) {
        return "locations out of order";
    }
    return nullptr;
}

} // namespace tidemark::test
