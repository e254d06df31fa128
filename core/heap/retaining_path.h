// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/heap_analysis.h"

namespace tidemark
{

/// In place of an edge: none.
inline constexpr std::uint32_t kNoEdge = 0xffff'ffffU;

/// The retainer through which @p node is nearest to the roots: one edge nearer, and of several the
/// first in the file. Null for the root, and for what nothing reaches. O(retainers of the node).
std::optional<Retainer> nearestRetainer(const HeapAnalysis& analysis, std::uint32_t node);

/// One object on a path from the root.
struct PathStep {
    std::uint32_t node = 0;
    std::uint32_t edge = kNoEdge; ///< which leads to it from the step before; none for the first

    bool operator==(const PathStep&) const = default;
};

/// How many steps retainingPath() of @p node has. O(1).
std::size_t retainingPathLength(const HeapAnalysis& analysis, std::uint32_t node);

/// A shortest path from the root to @p node, with both ends; only the node itself if nothing
/// reaches it. O(retainers of the nodes on it).
std::vector<PathStep> retainingPath(const HeapAnalysis& analysis, std::uint32_t node);

} // namespace tidemark
