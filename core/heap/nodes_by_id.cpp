// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/nodes_by_id.h"

#include <algorithm>

namespace tidemark
{

namespace
{

/// A node whose place cannot be computed from its id.
struct Key {
    std::uint64_t id;
    std::uint32_t node;
    auto operator<=>(const Key&) const = default;
};

/// V8 counts its odd ids up from 1, so that most of them can be put in their place at once, as long
/// as there are not many more numbers than nodes. The others are left over.
class IdPlaces
{
public:
    explicit IdPlaces(const HeapGraph& graph) : m_nodes(placesFor(graph), kNoOrdinal)
    {
        for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
            const std::uint64_t id = graph.nodeIds[node];
            if (id % 2 == 1 && id / 2 < m_nodes.size() && m_nodes[id / 2] == kNoOrdinal) {
                m_nodes[id / 2] = node;
            } else {
                m_rest.push_back({id, node});
            }
        }
        std::ranges::sort(m_rest);
    }

    /// All nodes by id, and of equal ids in the file's order.
    Column<std::uint32_t> merged() const
    {
        Column<std::uint32_t> nodes;
        auto rest = m_rest.begin();
        for (std::uint64_t place = 0; place < m_nodes.size(); ++place) {
            if (m_nodes[place] == kNoOrdinal) {
                continue;
            }
            for (; rest != m_rest.end() && rest->id < 2 * place + 1; ++rest) {
                nodes.push_back(rest->node);
            }
            nodes.push_back(m_nodes[place]);
        }
        std::transform(rest, m_rest.end(), std::back_inserter(nodes),
                       [](const Key& key) { return key.node; });
        return nodes;
    }

private:
    static std::size_t placesFor(const HeapGraph& graph)
    {
        constexpr std::uint64_t kMostPlacesForANode = 4;
        const std::uint64_t most = kMostPlacesForANode * graph.nodeCount();
        std::uint64_t places = 0;
        for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
            const std::uint64_t id = graph.nodeIds[node];
            if (id % 2 == 1 && id / 2 < most) {
                places = std::max(places, id / 2 + 1);
            }
        }
        return places;
    }

    Column<std::uint32_t> m_nodes; ///< by half their id
    Column<Key> m_rest;            ///< by id
};

} // namespace

NodesById::NodesById(const HeapGraph& graph) : m_graph(graph), m_nodes(IdPlaces(graph).merged()) {}

std::optional<std::uint32_t> NodesById::find(std::uint64_t id) const
{
    const auto found = std::ranges::lower_bound(
        m_nodes, id, {}, [this](std::uint32_t node) { return m_graph.nodeIds[node]; });
    return found != m_nodes.end() && m_graph.nodeIds[*found] == id ? std::optional(*found)
                                                                   : std::nullopt;
}

} // namespace tidemark
