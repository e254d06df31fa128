// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/depth_first.h"

namespace tidemark
{

namespace
{

class DepthFirstSearch
{
public:
    DepthFirstSearch(const HeapGraph& graph, const BitSet& essential, const StopRequest& stop)
        : m_graph(graph),
          m_essential(essential),
          m_stop(stop),
          m_isMet(graph.nodeCount())
    {
        m_tree.numberOf.assign(graph.nodeCount(), kNoOrdinal);
        m_tree.nodeOf.reserve(graph.nodeCount());
        m_tree.parentOf.reserve(graph.nodeCount());
    }

    bool isMet(std::uint32_t node) const { return m_isMet.test(node); }

    void searchFrom(std::uint32_t start)
    {
        enter(start, 0);
        while (!m_path.empty()) {
            Place& place = m_path.back();
            const std::uint32_t edge = nextEdge(place);
            if (edge == place.endEdge) {
                m_path.pop_back();
            } else {
                place.nextEdge = edge + 1;
                enter(m_graph.edgeTargets[edge], place.number);
            }
        }
    }

    DepthFirstTree take() { return std::move(m_tree); }

private:
    struct Place {
        std::uint32_t number;
        std::uint32_t nextEdge;
        std::uint32_t endEdge;
    };

    /// The next edge to a node that was not met yet, or the place's end.
    std::uint32_t nextEdge(const Place& place) const
    {
        std::uint32_t edge = place.nextEdge;
        while (edge < place.endEdge &&
               (m_isMet.test(m_graph.edgeTargets[edge]) || !m_essential.test(edge))) {
            ++edge;
        }
        return edge;
    }

    void enter(std::uint32_t node, std::uint32_t parent)
    {
        const auto number = static_cast<std::uint32_t>(m_tree.nodeOf.size());
        m_stop.look(number);
        m_isMet.set(node);
        m_tree.numberOf[node] = number;
        m_tree.nodeOf.push_back(node);
        m_tree.parentOf.push_back(parent);
        m_path.push_back({number, m_graph.firstEdge[node], m_graph.firstEdge[node + 1]});
    }

    const HeapGraph& m_graph;
    const BitSet& m_essential;
    const StopRequest& m_stop;
    BitSet m_isMet; ///< says the same as numberOf, but fits in a cache
    DepthFirstTree m_tree;
    Column<Place> m_path;
};

} // namespace

DepthFirstTree depthFirstTreeOf(const HeapGraph& graph, const EssentialEdges& essential,
                                const StopRequest& stop)
{
    DepthFirstSearch search(graph, essential.isEssential, stop);
    search.searchFrom(graph.rootOrdinal);
    for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
        if (!search.isMet(node) && !essential.isHeld.test(node)) {
            search.searchFrom(node);
        }
    }
    return search.take();
}

} // namespace tidemark
