// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/node_pages.h"

#include <algorithm>

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

/// The least of all items added. It gathers them up to twice the number wanted and then drops the
/// larger half, so that no order of adding costs more than a few steps an item.
class Least
{
public:
    explicit Least(std::size_t wanted) : m_wanted(wanted) {}

    void add(const Item& item)
    {
        if (m_isFull && !(item < m_bound)) {
            return;
        }
        m_items.push_back(item);
        if (m_items.size() >= kFewItems && m_items.size() / 2 >= m_wanted) {
            drop();
        }
    }

    std::vector<std::uint32_t> take()
    {
        const std::size_t count = std::min(m_wanted, m_items.size());
        const auto end = m_items.begin() + static_cast<std::ptrdiff_t>(count);
        std::ranges::partial_sort(m_items, end);
        std::vector<std::uint32_t> nodes(count);
        std::transform(m_items.begin(), end, nodes.begin(),
                       [](const Item& item) { return item.node; });
        return nodes;
    }

private:
    /// Fewer than this are not worth dropping.
    static constexpr std::size_t kFewItems = 2000;

    void drop()
    {
        const auto last = m_items.begin() + static_cast<std::ptrdiff_t>(m_wanted - 1);
        std::ranges::nth_element(m_items, last);
        m_bound = *last;
        m_isFull = true;
        m_items.resize(m_wanted);
    }

    std::size_t m_wanted;
    std::vector<Item> m_items;
    Item m_bound{};        ///< the last one kept
    bool m_isFull = false; ///< the bound is known
};

/// Goes once over the nodes, with their keys from @p keyOf.
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
    Least least(count);
    for (const std::uint32_t node : nodes) {
        const Item item = itemOf(node);
        if (!after || before < item) {
            least.add(item);
        }
    }
    return least.take();
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
