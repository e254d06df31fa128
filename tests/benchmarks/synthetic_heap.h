// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/heap_graph.h"

#include <memory>
#include <random>

namespace tidemark::test
{

/// A heap like that of a busy server, the same for the same numbers: objects with shapes, their
/// stores, strings, closures; most edges lead to a neighbour or to one of a few shared nodes, some
/// anywhere. @p edges must be a few times @p nodes.
class SyntheticHeap
{
public:
    SyntheticHeap(std::uint32_t nodes, std::uint32_t edges, unsigned seed)
        : m_random(seed),
          m_nodes(nodes),
          m_edges(edges)
    {
    }

    std::shared_ptr<const HeapGraph> make()
    {
        addStrings();
        addNode(NodeType::Synthetic, 0, 0);
        addEdge(1, kFirstName, EdgeType::Shortcut);
        addEdge(2, 1, EdgeType::Element);
        m_graph->firstEdge.push_back(m_graph->edgeCount());
        for (std::uint32_t node = 1; node < m_nodes; ++node) {
            addSome(node);
        }
        return m_graph;
    }

private:
    static constexpr std::uint32_t kNames = 200'000;
    static constexpr std::uint32_t kFirstName = 2; ///< behind "" and "Object"
    static constexpr std::uint32_t kClasses = 400;
    static constexpr std::uint32_t kShared = 5000; ///< nodes that many others hold: maps, code
    static constexpr std::uint32_t kShapes = 60;

    std::uint32_t below(std::uint32_t bound)
    {
        return static_cast<std::uint32_t>((std::uint64_t{m_random()} * bound) >> 32U);
    }

    void addStrings()
    {
        m_graph->strings.push_back("");
        m_graph->strings.push_back("Object");
        for (std::uint32_t i = 0; i < kNames; ++i) {
            m_graph->strings.push_back("name" + std::to_string(i));
        }
        m_graph->firstEdge.push_back(0);
    }

    void addNode(NodeType type, std::uint32_t name, std::uint32_t size)
    {
        m_graph->nodeTypes.push_back(type);
        m_graph->nodeNames.push_back(name);
        m_graph->nodeIds.push_back(2 * std::uint64_t{m_graph->nodeIds.size()} + 1);
        m_graph->selfSizes.push_back(size);
        m_graph->detachedness.push_back(Detachedness::Unknown);
    }

    void addEdge(std::uint32_t to, std::uint32_t name, EdgeType type)
    {
        m_graph->edgeTypes.push_back(type);
        m_graph->edgeNames.push_back(name);
        m_graph->edgeTargets.push_back(to);
    }

    NodeType someType()
    {
        constexpr NodeType kTypes[] = {NodeType::Object,
                                       NodeType::Object,
                                       NodeType::Object,
                                       NodeType::Array,
                                       NodeType::String,
                                       NodeType::String,
                                       NodeType::Code,
                                       NodeType::Closure,
                                       NodeType::Number,
                                       NodeType::Hidden,
                                       NodeType::ConcatenatedString};
        return kTypes[below(std::size(kTypes))];
    }

    /// As in heaps of real programs: what belongs together lies together, and a few nodes are held
    /// by very many.
    std::uint32_t someTarget(std::uint32_t node)
    {
        const std::uint32_t kind = below(100);
        if (kind < 35) {
            return below(below(kShared) + 1) + 1;
        }
        return kind < 38 ? below(m_nodes - 1) + 1 : std::min(node + 1 + below(60), m_nodes - 1);
    }

    void addSome(std::uint32_t node)
    {
        const NodeType type = node == 1 ? NodeType::Object : someType();
        const bool isPlain = type == NodeType::Object && below(3) == 0;
        const std::uint32_t name = type == NodeType::Object ? below(kClasses) : below(kNames);
        addNode(type, isPlain ? 1 : kFirstName + name, 8 * below(20));
        const std::uint64_t left = m_edges - m_graph->edgeCount();
        const auto mean = static_cast<std::uint32_t>(left / (m_nodes - node));
        const std::uint32_t count =
            std::min(mean / 2 + below(mean + 2), m_edges - m_graph->edgeCount());
        const std::uint32_t shape = below(kShapes);
        addEdgeOfChain(node);
        for (std::uint32_t i = 1; i < count; ++i) {
            const auto kind = below(10);
            const EdgeType edge = isPlain || kind < 3 ? EdgeType::Property
                                  : kind < 6          ? EdgeType::Internal
                                  : kind == 6         ? EdgeType::Weak
                                  : kind == 7         ? EdgeType::Context
                                                      : EdgeType::Element;
            addEdge(someTarget(node), isPlain ? kFirstName + shape * 7 + i : below(kNames), edge);
        }
        m_graph->firstEdge.push_back(m_graph->edgeCount());
    }

    /// Keeps nearly all reachable.
    void addEdgeOfChain(std::uint32_t node)
    {
        addEdge(std::min(node + 1 + below(8), m_nodes - 1), kFirstName, EdgeType::Internal);
    }

    std::mt19937 m_random;
    std::uint32_t m_nodes;
    std::uint32_t m_edges;
    std::shared_ptr<HeapGraph> m_graph = std::make_shared<HeapGraph>();
};

} // namespace tidemark::test
