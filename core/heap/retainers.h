// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/stop_request.h"
#include "core/model/heap_graph.h"

#include <span>

namespace tidemark
{

/// One edge seen from its target: the node that it leaves and its place among the graph's edges.
struct Retainer {
    std::uint32_t node = 0;
    std::uint32_t edge = 0;

    bool operator==(const Retainer&) const = default;
};

/// The graph turned around: for each node the edges that reach it, the last of the file first, as
/// DevTools has them. Immutable after retainersOf(); any thread may read it.
struct Retainers {
    Column<std::uint32_t> first; ///< of each node in all, and one past the last
    Column<Retainer> all;

    std::span<const Retainer> of(std::uint32_t node) const
    {
        return {all.data() + first[node], first[node + 1] - first[node]};
    }
};

/// All edges by target. O(nodes + edges), on the calling thread; 8 bytes an edge and 4 a node.
Retainers retainersOf(const HeapGraph& graph, const StopRequest& stop = {});

} // namespace tidemark
