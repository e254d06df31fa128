// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/page_owned.h"

namespace tidemark
{

namespace
{

bool startsOwnership(const HeapGraph& graph, std::uint32_t rootEdge)
{
    const std::uint32_t target = graph.edgeTargets[rootEdge];
    return graph.edgeTypes[rootEdge] == EdgeType::Shortcut ||
           (graph.edgeTypes[rootEdge] == EdgeType::Element &&
            graph.nodeTypes[target] == NodeType::Synthetic &&
            graph.nodeName(target) == kDocumentRoots);
}

} // namespace

BitSet pageOwnedNodes(const HeapGraph& graph, const StopRequest& stop)
{
    BitSet owned(graph.nodeCount());
    Column<std::uint32_t> waiting;
    const auto add = [&](std::uint32_t node) {
        if (!owned.test(node)) {
            owned.set(node);
            waiting.push_back(node);
        }
    };
    const std::uint32_t root = graph.rootOrdinal;
    for (std::uint32_t edge = graph.firstEdge[root]; edge < graph.firstEdge[root + 1]; ++edge) {
        if (startsOwnership(graph, edge)) {
            add(graph.edgeTargets[edge]);
        }
    }
    // Breadth first: nodes that are found one after the other then mostly lie near each other in
    // memory.
    for (std::size_t next = 0; next < waiting.size(); ++next) {
        stop.look(static_cast<std::uint32_t>(next));
        const std::uint32_t node = waiting[next];
        for (std::uint32_t edge = graph.firstEdge[node]; edge < graph.firstEdge[node + 1]; ++edge) {
            if (graph.edgeTypes[edge] != EdgeType::Weak) {
                add(graph.edgeTargets[edge]);
            }
        }
    }
    return owned;
}

} // namespace tidemark
