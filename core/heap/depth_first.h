// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/essential_edges.h"

namespace tidemark
{

/// The nodes of a graph numbered as a depth first search over essential edges meets them, with the
/// tree of that search. The root is number 0. Immutable; any thread may read it.
struct DepthFirstTree {
    Column<std::uint32_t> numberOf; ///< by node; kNoOrdinal for those that cannot be reached
    Column<std::uint32_t> nodeOf;   ///< by number
    Column<std::uint32_t> parentOf; ///< by number, itself a number and less; the root's is 0
};

/// Searches from the root and then from each node without an essential retainer, as if the root
/// held it: README.md, "Dominators". O(nodes + edges), no recursion; 12 bytes a node, and as many
/// more while it runs.
DepthFirstTree depthFirstTreeOf(const HeapGraph& graph, const EssentialEdges& essential,
                                const StopRequest& stop = {});

} // namespace tidemark
