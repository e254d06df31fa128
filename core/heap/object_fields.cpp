// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/object_fields.h"

#include "core/heap/collection_table.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace tidemark
{

bool isEngineField(const HeapGraph& graph, std::uint32_t node, std::uint32_t edge)
{
    constexpr std::array<std::string_view, 10> kSlots{
        "map",  "properties", "elements",      "table",       "shared",
        "code", "hash",       "feedback_cell", "initial_map", "dispatch_handle"};
    const NodeType type = graph.nodeTypes[node];
    const bool isObject =
        type == NodeType::Object || type == NodeType::Closure || type == NodeType::RegExp;
    if (!isObject) {
        return false;
    }
    return graph.edgeTypes[edge] == EdgeType::Hidden ||
           (graph.edgeTypes[edge] == EdgeType::Internal &&
            std::ranges::find(kSlots, graph.strings[graph.edgeNames[edge]]) != kSlots.end());
}

std::vector<std::uint32_t> fieldsOf(const HeapGraph& graph, std::uint32_t node)
{
    std::vector<std::uint32_t> fields;
    for (std::uint32_t edge = graph.firstEdge[node]; edge < graph.firstEdge[node + 1]; ++edge) {
        if (!isEngineField(graph, node, edge)) {
            fields.push_back(edge);
        }
    }
    if (const auto table = tableOfCollection(graph, node)) {
        const std::uint32_t end = graph.firstEdge[table->node + 1];
        for (std::uint32_t edge = graph.firstEdge[table->node]; edge < end; ++edge) {
            if (collectionPart(graph, *table, edge)) {
                fields.push_back(edge);
            }
        }
    }
    if (fields.empty()) {
        fields.resize(graph.firstEdge[node + 1] - graph.firstEdge[node]);
        std::iota(fields.begin(), fields.end(), graph.firstEdge[node]);
    }
    return fields;
}

} // namespace tidemark
