// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/retaining_path.h"

#include "core/heap/distances.h"

#include <algorithm>

namespace tidemark
{

std::optional<Retainer> nearestRetainer(const HeapAnalysis& analysis, std::uint32_t node)
{
    const HeapGraph& graph = analysis.graph();
    const Column<std::int32_t>& distances = analysis.overview->distances;
    if (node == graph.rootOrdinal || distances[node] == kUnreached) {
        return {};
    }
    const bool isUsers = distances[node] == 1;
    std::optional<Retainer> nearest;
    for (const Retainer& retainer : analysis.retainers.of(node)) {
        // The root's own distance is kSystemDistance, yet it is what holds the user roots.
        const bool isNearer = isUsers ? retainer.node == graph.rootOrdinal
                                      : distances[retainer.node] == distances[node] - 1;
        // What makes a user root is the node alone, so the root's edge to it may be weak.
        if (isNearer && (isUsers || graph.edgeTypes[retainer.edge] != EdgeType::Weak)) {
            nearest = retainer; // retainers stand from the last edge to the first
        }
    }
    return nearest;
}

std::size_t retainingPathLength(const HeapAnalysis& analysis, std::uint32_t node)
{
    const std::int32_t distance = analysis.overview->distances[node];
    if (node == analysis.graph().rootOrdinal || distance == kUnreached) {
        return 1;
    }
    const std::int32_t fromRoot = distance % kSystemDistance; // the root's own is one of these
    return static_cast<std::size_t>(fromRoot) + 1;
}

std::vector<PathStep> retainingPath(const HeapAnalysis& analysis, std::uint32_t node)
{
    std::vector<PathStep> path;
    std::uint32_t at = node;
    for (auto retainer = nearestRetainer(analysis, at); retainer;
         retainer = nearestRetainer(analysis, at)) {
        path.push_back({at, retainer->edge});
        at = retainer->node;
    }
    path.push_back({at, kNoEdge});
    std::ranges::reverse(path);
    return path;
}

} // namespace tidemark
