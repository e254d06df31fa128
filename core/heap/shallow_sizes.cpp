// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/shallow_sizes.h"

#include "core/heap/bit_set.h"
#include "core/heap/distances.h"
#include "core/heap/known_name.h"

namespace tidemark
{

namespace
{

constexpr std::uint32_t kNoOwner = 0xffff'ffffU;
constexpr std::uint32_t kManyOwners = 0xffff'fffeU;

/// The nodes that are part of another: the rest own themselves.
BitSet storesOf(const HeapGraph& graph, const DomStates& states)
{
    const KnownName externalData(graph.strings, "system / ExternalStringData");
    BitSet stores(graph.nodeCount());
    for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
        const NodeType type = graph.nodeTypes[node];
        const bool isText = type == NodeType::Native && externalData.is(graph.nodeNames[node]) &&
                            !states.isRenamed(graph, node);
        stores.put(node, type == NodeType::Hidden || type == NodeType::Array || isText);
    }
    return stores;
}

/// Who owns each store: a node, kNoOwner or kManyOwners. Of no meaning for other nodes.
class OwnerSearch
{
public:
    OwnerSearch(const HeapGraph& graph, const BitSet& stores, const StopRequest& stop)
        : m_graph(graph),
          m_stores(stores),
          m_stop(stop),
          m_owners(graph.nodeCount(), kNoOwner)
    {
    }

    Column<std::uint32_t> run()
    {
        for (std::uint32_t node = 0; node < m_graph.nodeCount(); ++node) {
            m_stop.look(node);
            if (!m_stores.test(node)) {
                pass(node, node);
                while (!m_waiting.empty()) {
                    const std::uint32_t store = m_waiting.back();
                    m_waiting.pop_back();
                    pass(store, m_owners[store]);
                }
            }
        }
        return std::move(m_owners);
    }

private:
    /// Makes @p owner an owner of what @p node holds. Each store waits at most twice: when it gets
    /// its first owner, and when it turns out to have many.
    void pass(std::uint32_t node, std::uint32_t owner)
    {
        for (std::uint32_t edge = m_graph.firstEdge[node]; edge < m_graph.firstEdge[node + 1];
             ++edge) {
            const std::uint32_t target = m_graph.edgeTargets[edge];
            if (m_graph.edgeTypes[edge] == EdgeType::Weak || !m_stores.test(target)) {
                continue;
            }
            std::uint32_t& known = m_owners[target];
            if (known != owner && known != kManyOwners) {
                known = known == kNoOwner ? owner : kManyOwners;
                m_waiting.push_back(target);
            }
        }
    }

    const HeapGraph& m_graph;
    const BitSet& m_stores;
    const StopRequest& m_stop;
    Column<std::uint32_t> m_owners;
    Column<std::uint32_t> m_waiting;
};

} // namespace

WideningColumn shallowSizesOf(const HeapGraph& graph, const DomStates& states,
                              const StopRequest& stop)
{
    WideningColumn sizes = graph.selfSizes;
    if (!hasUserRoots(graph)) {
        return sizes;
    }
    const BitSet stores = storesOf(graph, states);
    const Column<std::uint32_t> owners = OwnerSearch(graph, stores, stop).run();
    for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
        const std::uint32_t owner = owners[node];
        if (!stores.test(node) || owner == kNoOwner || owner == kManyOwners ||
            owner == graph.rootOrdinal || graph.nodeTypes[owner] == NodeType::Synthetic) {
            continue;
        }
        sizes.set(owner, sizes[owner] + sizes[node]);
        sizes.set(node, 0);
    }
    return sizes;
}

} // namespace tidemark
