// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/dominators.h"

#include <span>

namespace tidemark
{

/// The bytes that freeing each object would free: its own shallow size and that of all it
/// dominates. O(nodes), 8 bytes a node.
Column<std::uint64_t> retainedSizesOf(const DominatorTree& tree,
                                      const WideningColumn& shallowSizes);

/// For each node those right below it in the dominator tree, by ordinal. Immutable; any thread may
/// read it.
struct DominatedNodes {
    Column<std::uint32_t> first; ///< of each node in all, and one past the last
    Column<std::uint32_t> all;

    std::span<const std::uint32_t> of(std::uint32_t node) const
    {
        return {all.data() + first[node], first[node + 1] - first[node]};
    }
};

/// The dominator tree turned around, from each dominator to its children. O(nodes), 8 bytes a node.
DominatedNodes dominatedNodesOf(const Column<std::uint32_t>& dominators, std::uint32_t root);

} // namespace tidemark
