// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/retainers.h"

namespace tidemark
{

Retainers retainersOf(const HeapGraph& graph, const StopRequest& stop)
{
    const std::uint32_t nodes = graph.nodeCount();
    Retainers retainers;
    retainers.first.assign(std::size_t{nodes} + 1, 0U);
    for (const std::uint32_t target : graph.edgeTargets) {
        ++retainers.first[target];
    }
    std::uint32_t end = 0;
    for (std::uint32_t& count : retainers.first) {
        end += count;
        count = end;
    }
    stop.lookNow();
    retainers.all.resize(graph.edgeCount());
    // Each node's share is filled from its end, which leaves `first` at its beginning.
    for (std::uint32_t node = 0; node < nodes; ++node) {
        stop.look(node);
        for (std::uint32_t edge = graph.firstEdge[node]; edge < graph.firstEdge[node + 1]; ++edge) {
            retainers.all[--retainers.first[graph.edgeTargets[edge]]] = {node, edge};
        }
    }
    return retainers;
}

} // namespace tidemark
