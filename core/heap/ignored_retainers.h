// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/heap_analysis.h"

namespace tidemark
{

/// What is left of an analysis once a person ignores some nodes as retainers. Immutable; any thread
/// may read it.
struct IgnoredRetainers {
    BitSet nodes;                     ///< the ignored ones
    Column<std::int32_t> distances;   ///< counted without paths through these
    std::vector<std::uint32_t> edges; ///< ascending: edges that hold nothing any more, see below
};

/// Ignores @p nodes, one bit for each node of the graph. Of a WeakMap entry both the map's and the
/// key's edge hold the value only together: where the one starts at a node that is not reached any
/// more, both are among the edges.
///
/// Errors: Cancelled (seen between steps), TooLarge if memory runs out. O(nodes + edges); 4 bytes a
/// node, 8 while it runs.
Result<IgnoredRetainers> ignoreRetainers(const HeapAnalysis& analysis, BitSet nodes,
                                         TaskControl& control);

} // namespace tidemark
