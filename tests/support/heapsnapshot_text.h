// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/heap_graph.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <random>

namespace tidemark::test
{

/// How to write a heap snapshot: each of these is allowed, and some program does it.
struct HeapSnapshotStyle {
    std::vector<std::string> nodeFields = {"type",      "name",       "id",
                                           "self_size", "edge_count", "detachedness"};
    std::vector<std::string> edgeFields = {"type", "name_or_index", "to_node"};
    /// Order of the members; "extra" is one that nobody knows.
    std::vector<std::string> members = {"snapshot", "nodes", "edges", "locations", "strings"};
    std::string afterNumber = {};  ///< between a number and the comma
    std::string beforeNumber = {}; ///< between a comma and the number
    bool isIndented = false;       ///< the header, over many lines
};

/// Writes @p graph as the file that it may have been read from.
class HeapSnapshotText
{
public:
    HeapSnapshotText(const HeapGraph& graph, HeapSnapshotStyle style)
        : m_graph(graph),
          m_style(std::move(style))
    {
    }

    std::string text() const
    {
        std::string out = "{";
        for (const std::string& member : m_style.members) {
            out += (out.size() > 1 ? ",\n\"" : "\"") + member + "\":" + valueOf(member);
        }
        return out + "}\n";
    }

private:
    using Numbers = std::vector<std::uint64_t>;

    std::string valueOf(const std::string& member) const
    {
        if (member == "snapshot") {
            return header().dump(m_style.isIndented ? 2 : -1);
        }
        if (member == "nodes") {
            return arrayOf(nodeNumbers());
        }
        if (member == "edges") {
            return arrayOf(edgeNumbers());
        }
        if (member == "locations") {
            return arrayOf(locationNumbers());
        }
        if (member == "strings") {
            nlohmann::json strings = nlohmann::json::array();
            for (std::size_t i = 0; i < m_graph.strings.size(); ++i) {
                strings.push_back(std::string(m_graph.strings[i]));
            }
            return strings.dump();
        }
        return R"({"a\"]}":[1.5e3,{"b":[null,"x\\"]}],"c":"]"})";
    }

    nlohmann::json header() const
    {
        const auto isType = [](const std::string& field) { return field == "type"; };
        nlohmann::json meta = {
            {"node_fields", m_style.nodeFields},
            {"edge_fields", m_style.edgeFields},
            {"location_fields", {"object_index", "script_id", "line", "column"}}};
        for (const std::string& field : m_style.nodeFields) {
            meta["node_types"].push_back(isType(field) ? nlohmann::json(m_graph.nodeTypeNames)
                                                       : nlohmann::json("number"));
        }
        for (const std::string& field : m_style.edgeFields) {
            meta["edge_types"].push_back(isType(field) ? nlohmann::json(m_graph.edgeTypeNames)
                                                       : nlohmann::json("number"));
        }
        return {{"meta", meta},
                {"node_count", m_graph.nodeCount()},
                {"edge_count", m_graph.edgeCount()},
                {"root_index", m_graph.rootOrdinal * m_style.nodeFields.size()},
                {"extra_native_bytes", m_graph.extraNativeBytes}};
    }

    Numbers nodeNumbers() const
    {
        const HeapGraph& graph = m_graph;
        Numbers numbers;
        for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
            for (const std::string& field : m_style.nodeFields) {
                std::uint64_t value = 99; // of a field that nobody knows
                if (field == "type") {
                    value = static_cast<std::uint64_t>(graph.nodeTypes[node]);
                } else if (field == "name") {
                    value = graph.nodeNames[node];
                } else if (field == "id") {
                    value = graph.nodeIds[node];
                } else if (field == "self_size") {
                    value = graph.selfSizes[node];
                } else if (field == "edge_count") {
                    value = graph.firstEdge[node + 1] - graph.firstEdge[node];
                } else if (field == "detachedness") {
                    value = static_cast<std::uint64_t>(graph.detachedness[node]);
                } else if (field == "trace_node_id") {
                    value = graph.traceNodeIds.empty() ? 0 : graph.traceNodeIds[node];
                }
                numbers.push_back(value);
            }
        }
        return numbers;
    }

    Numbers edgeNumbers() const
    {
        Numbers numbers;
        for (std::uint32_t edge = 0; edge < m_graph.edgeCount(); ++edge) {
            for (const std::string& field : m_style.edgeFields) {
                std::uint64_t value = 77;
                if (field == "type") {
                    value = static_cast<std::uint64_t>(m_graph.edgeTypes[edge]);
                } else if (field == "name_or_index") {
                    value = m_graph.edgeNames[edge];
                } else if (field == "to_node") {
                    value = m_graph.edgeTargets[edge] * m_style.nodeFields.size();
                }
                numbers.push_back(value);
            }
        }
        return numbers;
    }

    Numbers locationNumbers() const
    {
        Numbers numbers;
        for (const SourceLocation& one : m_graph.locations) {
            numbers.push_back(one.node * m_style.nodeFields.size());
            numbers.insert(numbers.end(), {one.scriptId, one.line, one.column});
        }
        return numbers;
    }

    std::string arrayOf(const Numbers& numbers) const
    {
        std::string out = "[";
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            out += (i == 0 ? "" : m_style.afterNumber + ",") + m_style.beforeNumber;
            out += std::to_string(numbers[i]);
        }
        return out + m_style.afterNumber + "]";
    }

    const HeapGraph& m_graph;
    HeapSnapshotStyle m_style;
};

} // namespace tidemark::test
