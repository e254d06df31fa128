// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/depth_first.h"
#include "core/heap/retainers.h"

namespace tidemark
{

/// For each node the nearest one that every path from the root to it passes: freeing that one frees
/// it. Immutable after dominatorsOf(); any thread may read it.
struct DominatorTree {
    Column<std::uint32_t> dominator; ///< of each node; the root's is itself
    Column<std::uint32_t> order;     ///< all nodes, each after its dominator; the root first
};

/// Immediate dominators over the essential edges: README.md, "Dominators". Nodes without an
/// essential retainer hang under the root, and so do all others that it does not reach.
///
/// Semi-NCA with jumps: O((nodes + edges) * log nodes), in practice near O(nodes + edges). No
/// recursion. 8 bytes a node for the result, of which @p tree gives 4; up to 16 more while it runs;
/// on the calling thread.
DominatorTree dominatorsOf(DepthFirstTree tree, const Retainers& retainers,
                           const BitSet& isEssential, std::uint32_t root,
                           const StopRequest& stop = {});

} // namespace tidemark
