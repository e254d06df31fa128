// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/nodes_by_id.h"

#include <algorithm>

namespace tidemark
{

NodesById::NodesById(const HeapGraph& graph) : m_graph(graph), m_nodes(graph.nodeCount())
{
    struct Key {
        std::uint64_t id;
        std::uint32_t node;
        auto operator<=>(const Key&) const = default;
    };
    Column<Key> keys(graph.nodeCount());
    for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
        keys[node] = {graph.nodeIds[node], node};
    }
    std::ranges::sort(keys);
    std::ranges::transform(keys, m_nodes.begin(), &Key::node);
}

std::optional<std::uint32_t> NodesById::find(std::uint64_t id) const
{
    const auto found = std::ranges::lower_bound(
        m_nodes, id, {}, [this](std::uint32_t node) { return m_graph.nodeIds[node]; });
    return found != m_nodes.end() && m_graph.nodeIds[*found] == id ? std::optional(*found)
                                                                   : std::nullopt;
}

} // namespace tidemark
