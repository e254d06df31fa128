// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/bit_set.h"
#include "core/heap/ephemerons.h"
#include "core/heap/stop_request.h"
#include "core/model/heap_graph.h"

namespace tidemark
{

/// The edges that keep their target alive, which are those that dominators see. Immutable; any
/// thread may read it.
struct EssentialEdges {
    BitSet isEssential; ///< by edge
    BitSet isHeld;      ///< by node: an essential edge leads to it
};

/// Finds them by README.md, "Essential edges". @p pageOwned comes from pageOwnedNodes().
/// O(nodes + edges), one bit for each of them.
EssentialEdges essentialEdgesOf(const HeapGraph& graph, const BitSet& pageOwned,
                                const Ephemerons& ephemerons, const StopRequest& stop = {});

} // namespace tidemark
