// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshots/detached_listing.h"

#include <algorithm>
#include <unordered_map>

namespace tidemark
{

Result<std::shared_ptr<const DetachedListing>>
listDetached(std::shared_ptr<const HeapAnalysis> analysis, TaskControl& control)
{
    const HeapOverview& overview = *analysis->overview;
    const HeapGraph& graph = *overview.graph;
    auto listing = std::make_shared<DetachedListing>();
    std::vector<DetachedGroup>& groups = listing->groups;
    Column<std::uint32_t> groupOf(graph.nodeCount(), kNoGroup);
    std::unordered_map<std::uint32_t, std::uint32_t> byClass;
    for (const std::uint32_t node : detachedNodes(graph, overview.states)) {
        const std::uint32_t heapClass = overview.classes.classOf[node];
        const auto [place, isNew] =
            byClass.try_emplace(heapClass, static_cast<std::uint32_t>(groups.size()));
        if (isNew) {
            groups.push_back({heapClass, {}, overview.distances[node], 0, 0});
        }
        DetachedGroup& group = groups[place->second];
        group.nodes.push_back(node);
        group.shallowBytes += overview.shallowSizes[node];
        group.distance = std::min(group.distance, overview.distances[node]);
        groupOf[node] = place->second;
    }
    if (control.cancelled()) {
        return failure(ErrorCode::Cancelled);
    }
    if (!groups.empty()) {
        const auto retained = retainedByGroups(groupOf, groups.size(),
                                               {overview.shallowSizes, analysis->retainedSizes,
                                                analysis->dominated, graph.rootOrdinal});
        for (std::size_t i = 0; i < groups.size(); ++i) {
            groups[i].retainedBytes = retained[i];
        }
    }
    listing->analysis = std::move(analysis);
    return listing;
}

} // namespace tidemark
