// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/dominators.h"

namespace tidemark
{

namespace
{

/// The nodes numbered as a depth first search from the root meets them; the root is 0.
struct Numbering {
    Column<std::uint32_t> numberOf; ///< by node; kNoOrdinal if not met
    Column<std::uint32_t> nodeOf;   ///< by number
    Column<std::uint32_t> parentOf; ///< by number, itself a number
};

bool hasEssentialRetainer(std::uint32_t node, const Retainers& retainers, const BitSet& essential)
{
    for (const Retainer& retainer : retainers.of(node)) {
        if (essential.test(retainer.edge)) {
            return true;
        }
    }
    return false;
}

class DepthFirstSearch
{
public:
    DepthFirstSearch(const HeapGraph& graph, const BitSet& essential)
        : m_graph(graph),
          m_essential(essential)
    {
        m_result.numberOf.assign(graph.nodeCount(), kNoOrdinal);
        m_result.nodeOf.reserve(graph.nodeCount());
        m_result.parentOf.reserve(graph.nodeCount());
    }

    Numbering run(const Retainers& retainers)
    {
        searchFrom(m_graph.rootOrdinal);
        for (std::uint32_t node = 0; node < m_graph.nodeCount(); ++node) {
            if (m_result.numberOf[node] == kNoOrdinal &&
                !hasEssentialRetainer(node, retainers, m_essential)) {
                searchFrom(node);
            }
        }
        return std::move(m_result);
    }

private:
    struct Place {
        std::uint32_t number;
        std::uint32_t nextEdge;
        std::uint32_t endEdge;
    };

    void enter(std::uint32_t node, std::uint32_t parent)
    {
        const auto number = static_cast<std::uint32_t>(m_result.nodeOf.size());
        m_result.numberOf[node] = number;
        m_result.nodeOf.push_back(node);
        m_result.parentOf.push_back(parent);
        m_path.push_back({number, m_graph.firstEdge[node], m_graph.firstEdge[node + 1]});
    }

    void searchFrom(std::uint32_t start)
    {
        enter(start, 0);
        while (!m_path.empty()) {
            Place& place = m_path.back();
            if (place.nextEdge == place.endEdge) {
                m_path.pop_back();
                continue;
            }
            const std::uint32_t edge = place.nextEdge++;
            const std::uint32_t target = m_graph.edgeTargets[edge];
            if (m_essential.test(edge) && m_result.numberOf[target] == kNoOrdinal) {
                enter(target, place.number);
            }
        }
    }

    const HeapGraph& m_graph;
    const BitSet& m_essential;
    Numbering m_result;
    Column<Place> m_path;
};

/// The forest that Semi-NCA grows from the highest number down: each number with its ancestor, and
/// the lowest semidominator on the way up to it.
class Forest
{
public:
    explicit Forest(const Column<std::uint32_t>& parents) : m_links(parents.size())
    {
        for (std::size_t i = 0; i < parents.size(); ++i) {
            m_links[i] = {parents[i], 0};
        }
    }

    void add(std::uint32_t number, std::uint32_t semidominator)
    {
        m_links[number].lowest = semidominator;
    }

    /// The lowest semidominator from @p number up to where numbers are below @p added, the lowest
    /// one in the forest. Shortens the way for later calls.
    std::uint32_t lowestFrom(std::uint32_t number, std::uint32_t added)
    {
        std::uint32_t at = number;
        while (m_links[at].ancestor >= added) {
            m_path.push_back(at);
            at = m_links[at].ancestor;
        }
        while (!m_path.empty()) {
            const Link above = m_links[at];
            at = m_path.back();
            m_path.pop_back();
            Link& link = m_links[at];
            link.ancestor = above.ancestor;
            link.lowest = std::min(link.lowest, above.lowest);
        }
        return m_links[number].lowest;
    }

private:
    struct Link {
        std::uint32_t ancestor;
        std::uint32_t lowest;
    };

    Column<Link> m_links;
    Column<std::uint32_t> m_path;
};

/// The semidominator of each number.
Column<std::uint32_t> semidominatorsOf(const Numbering& numbering, const Retainers& retainers,
                                       const BitSet& essential)
{
    const auto count = static_cast<std::uint32_t>(numbering.nodeOf.size());
    Column<std::uint32_t> semidominators(count);
    Forest forest(numbering.parentOf);
    semidominators[0] = 0;
    for (std::uint32_t number = count - 1; number > 0; --number) {
        std::uint32_t lowest = numbering.parentOf[number];
        for (const Retainer& retainer : retainers.of(numbering.nodeOf[number])) {
            const std::uint32_t before = numbering.numberOf[retainer.node];
            if (before == kNoOrdinal || !essential.test(retainer.edge)) {
                continue;
            }
            lowest =
                std::min(lowest, before <= number ? before : forest.lowestFrom(before, number + 1));
        }
        semidominators[number] = lowest;
        forest.add(number, lowest);
    }
    return semidominators;
}

} // namespace

DominatorTree dominatorsOf(const HeapGraph& graph, const Retainers& retainers,
                           const BitSet& essential)
{
    Numbering numbering = DepthFirstSearch(graph, essential).run(retainers);
    const Column<std::uint32_t> semidominators = semidominatorsOf(numbering, retainers, essential);
    Column<std::uint32_t>& dominators = numbering.parentOf;
    for (std::size_t number = 1; number < dominators.size(); ++number) {
        std::uint32_t candidate = dominators[number];
        while (candidate > semidominators[number]) {
            candidate = dominators[candidate];
        }
        dominators[number] = candidate;
    }

    DominatorTree tree;
    tree.dominator.assign(graph.nodeCount(), graph.rootOrdinal);
    for (std::size_t number = 0; number < dominators.size(); ++number) {
        tree.dominator[numbering.nodeOf[number]] = numbering.nodeOf[dominators[number]];
    }
    tree.order = std::move(numbering.nodeOf);
    for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
        if (numbering.numberOf[node] == kNoOrdinal) {
            tree.order.push_back(node);
        }
    }
    return tree;
}

} // namespace tidemark
