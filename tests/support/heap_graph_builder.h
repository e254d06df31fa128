// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/heap_graph.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

namespace tidemark::test
{

/// Makes a HeapGraph by hand: nodes in the order given, edges of one node in the order given.
/// Node 0 is the root unless said otherwise. Ids left out are 1, 3, 5, ... as V8 gives them.
class HeapGraphBuilder
{
public:
    HeapGraphBuilder() { text("<dummy>"); }

    /// Adds a node and returns its ordinal.
    std::uint32_t node(NodeType type, std::string_view name, std::uint64_t selfSize = 0,
                       std::uint64_t id = 0, Detachedness state = Detachedness::Unknown)
    {
        const std::uint32_t ordinal = m_graph.nodeCount();
        m_graph.nodeTypes.push_back(type);
        m_graph.nodeNames.push_back(text(name));
        m_graph.nodeIds.push_back(id == 0 ? 2 * std::uint64_t{ordinal} + 1 : id);
        m_graph.selfSizes.push_back(selfSize);
        m_graph.detachedness.push_back(state);
        return ordinal;
    }

    /// An edge named by a text.
    void edge(std::uint32_t from, std::uint32_t to, std::string_view name = "x",
              EdgeType type = EdgeType::Property)
    {
        m_edges.push_back({from, to, text(name), type});
    }

    /// An edge named by a number: Element or Hidden.
    void indexEdge(std::uint32_t from, std::uint32_t to, std::uint32_t index,
                   EdgeType type = EdgeType::Element)
    {
        m_edges.push_back({from, to, index, type});
    }

    void location(std::uint32_t node, std::uint32_t scriptId, std::uint32_t line,
                  std::uint32_t column)
    {
        m_graph.locations.push_back({node, scriptId, kNoOrdinal, line, column});
    }

    /// The graph so far, for what has no function here: root, type names, native bytes, traces.
    HeapGraph& graph() { return m_graph; }

    /// The number of @p name in the string table, where equal texts are kept once.
    std::uint32_t text(std::string_view name)
    {
        const auto [place, isNew] = m_texts.try_emplace(
            std::string(name), static_cast<std::uint32_t>(m_graph.strings.size()));
        if (isNew) {
            m_graph.strings.push_back(name);
        }
        return place->second;
    }

    HeapGraph build() const
    {
        HeapGraph graph = m_graph;
        std::vector<Edge> edges = m_edges;
        std::ranges::stable_sort(edges, {}, &Edge::from);
        graph.firstEdge.assign(std::size_t{graph.nodeCount()} + 1, 0U);
        for (const Edge& edge : edges) {
            ++graph.firstEdge[edge.from + 1];
            graph.edgeTypes.push_back(edge.type);
            graph.edgeNames.push_back(edge.name);
            graph.edgeTargets.push_back(edge.to);
        }
        for (std::size_t i = 1; i < graph.firstEdge.size(); ++i) {
            graph.firstEdge[i] += graph.firstEdge[i - 1];
        }
        std::ranges::stable_sort(graph.locations, {}, &SourceLocation::node);
        return graph;
    }

private:
    struct Edge {
        std::uint32_t from;
        std::uint32_t to;
        std::uint32_t name;
        EdgeType type;
    };

    HeapGraph m_graph;
    std::vector<Edge> m_edges;
    std::unordered_map<std::string, std::uint32_t> m_texts;
};

} // namespace tidemark::test
