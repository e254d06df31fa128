// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/node_pages.h"

#include "core/heap/least_items.h"

namespace tidemark
{

namespace
{

/// A node with its key, turned so that the first in order is the least.
struct Item {
    std::uint64_t rank;
    std::uint32_t node;
    auto operator<=>(const Item&) const = default;
};

/// Finds the page in one pass over the nodes; @p keyOf gives their keys.
template <typename KeyOf>
std::vector<std::uint32_t> pageBy(std::span<const std::uint32_t> nodes, bool isDescending,
                                  std::optional<std::uint32_t> after, std::size_t count,
                                  KeyOf keyOf)
{
    const auto itemOf = [&](std::uint32_t node) {
        const std::uint64_t key = keyOf(node);
        return Item{isDescending ? ~key : key, node};
    };
    const Item before = after ? itemOf(*after) : Item{};
    LeastItems<Item> least(count);
    for (const std::uint32_t node : nodes) {
        const Item item = itemOf(node);
        if (!after || before < item) {
            least.add(item);
        }
    }
    const std::vector<Item> items = least.take();
    std::vector<std::uint32_t> page(items.size());
    std::ranges::transform(items, page.begin(), &Item::node);
    return page;
}

} // namespace

NodeColumns::NodeColumns(const HeapOverview& overview)
    : ids(overview.graph->nodeIds),
      shallowSizes(overview.shallowSizes),
      distances(overview.distances)
{
}

NodeColumns::NodeColumns(const HeapAnalysis& analysis) : NodeColumns(*analysis.overview)
{
    retainedSizes = &analysis.retainedSizes;
}

std::vector<std::uint32_t> nodePage(std::span<const std::uint32_t> nodes, NodeOrder order,
                                    const NodeColumns& columns, std::optional<std::uint32_t> after,
                                    std::size_t count)
{
    if (count == 0) {
        return {};
    }
    const auto page = [&](auto keyOf) {
        return pageBy(nodes, order.isDescending, after, count, keyOf);
    };
    switch (order.key) {
    case NodeKey::Retained:
        return columns.retainedSizes == nullptr
                   ? page([](std::uint32_t) { return std::uint64_t{0}; })
                   : page([sizes = columns.retainedSizes->data()](std::uint32_t node) {
                         return sizes[node];
                     });
    case NodeKey::Shallow:
        return page([&](std::uint32_t node) { return columns.shallowSizes[node]; });
    case NodeKey::Distance:
        return page([&](std::uint32_t node) {
            // As a number without a sign, the negative one of unreached nodes is the largest.
            return static_cast<std::uint64_t>(std::int64_t{columns.distances[node]});
        });
    case NodeKey::Id:
        return page([&](std::uint32_t node) { return columns.ids[node]; });
    }
    return {};
}

} // namespace tidemark
