// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/essential_edges.h"

namespace tidemark
{

namespace
{

/// True for a WeakMap's own edge to the value of an entry: there the key's edge counts.
bool leavesItsWeakMap(const HeapGraph& graph, std::uint32_t node, std::uint32_t edge,
                      const Ephemerons& ephemerons)
{
    const Ephemeron* ephemeron = ephemerons.find(graph.edgeNames[edge]);
    return ephemeron != nullptr && ephemeron->tableId == graph.nodeIds[node];
}

} // namespace

EssentialEdges essentialEdgesOf(const HeapGraph& graph, const BitSet& pageOwned,
                                const Ephemerons& ephemerons, const StopRequest& stop)
{
    EssentialEdges essential{BitSet(graph.edgeCount()), BitSet(graph.nodeCount())};
    for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
        stop.look(node);
        const bool isRoot = node == graph.rootOrdinal;
        const bool reachesAll = isRoot || pageOwned.test(node);
        for (std::uint32_t edge = graph.firstEdge[node]; edge < graph.firstEdge[node + 1]; ++edge) {
            const EdgeType type = graph.edgeTypes[edge];
            const std::uint32_t target = graph.edgeTargets[edge];
            bool counts = type != EdgeType::Weak && target != node &&
                          (isRoot || type != EdgeType::Shortcut) &&
                          (reachesAll || !pageOwned.test(target));
            if (counts && type == EdgeType::Internal) {
                counts = !leavesItsWeakMap(graph, node, edge, ephemerons);
            }
            essential.isEssential.put(edge, counts);
            if (counts) {
                essential.isHeld.set(target);
            }
        }
    }
    return essential;
}

} // namespace tidemark
