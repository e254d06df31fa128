// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/shown_retainers.h"

#include "core/heap/distances.h"
#include "core/heap/node_names.h"
#include "core/heap/script_text.h"

#include <algorithm>

namespace tidemark
{

namespace
{

/// One retainer with what it is ordered by.
struct Item {
    std::int64_t distance;
    std::size_t place; ///< among all retainers of the node
    std::string made;  ///< the name, if the file has it not so
};

/// With more retainers than this, only short joins are put together to order them.
constexpr std::size_t kManyRetainers = 1000;
constexpr std::size_t kFewParts = 100;

/// What nothing reaches stands last.
std::int64_t sortedDistance(std::int32_t distance)
{
    return distance == kUnreached ? std::int64_t{2} * kSystemDistance : distance;
}

} // namespace

ShownRetainers shownRetainers(const HeapAnalysis& analysis, std::uint32_t node,
                              const Column<std::int32_t>& distances, std::size_t limit)
{
    const HeapGraph& graph = analysis.graph();
    const DomStates& states = analysis.overview->states;
    const std::span<const Retainer> all = analysis.retainers.of(node);
    std::vector<Item> items;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (graph.edgeTypes[all[i].edge] != EdgeType::Weak && all[i].node != graph.rootOrdinal) {
            items.push_back({sortedDistance(distances[all[i].node]), i, {}});
        }
    }
    ShownRetainers shown;
    shown.total = items.size();
    limit = std::min(limit, items.size());
    if (limit == 0) {
        return shown;
    }
    const auto last = items.begin() + static_cast<std::ptrdiff_t>(limit);
    std::ranges::nth_element(items, last - 1, {}, &Item::distance);
    const std::int64_t farthest = (last - 1)->distance;
    std::erase_if(items, [farthest](const Item& item) { return item.distance > farthest; });
    const std::size_t mostParts = items.size() > kManyRetainers ? kFewParts : kMostParts;
    for (Item& item : items) {
        const std::uint32_t holder = all[item.place].node;
        if (hasMadeName(graph, states, holder)) {
            item.made = shownNodeName(graph, states, holder, mostParts);
        }
    }
    const auto nameOf = [&](const Item& item) {
        const std::uint32_t holder = all[item.place].node;
        return hasMadeName(graph, states, holder) ? std::string_view(item.made)
                                                  : graph.nodeName(holder);
    };
    const auto isBefore = [&](const Item& a, const Item& b) {
        if (a.distance != b.distance) {
            return a.distance < b.distance;
        }
        const std::string_view nameOfA = nameOf(a);
        const std::string_view nameOfB = nameOf(b);
        return nameOfA == nameOfB ? a.place < b.place : scriptLess(nameOfA, nameOfB);
    };
    const auto end = items.begin() + static_cast<std::ptrdiff_t>(limit);
    std::ranges::partial_sort(items, end, isBefore);
    std::ranges::transform(items.begin(), end, std::back_inserter(shown.nearest),
                           [&all](const Item& item) { return all[item.place]; });
    return shown;
}

} // namespace tidemark
