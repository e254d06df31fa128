// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/script_places.h"

#include "core/model/long_text.h"

namespace tidemark
{

std::string_view scriptFileName(std::string_view script)
{
    const std::size_t slash = script.find_last_of("/\\");
    const std::size_t name =
        slash == std::string_view::npos ? 0 : script.find_first_not_of(' ', slash + 1);
    const bool isWhole = script.starts_with("node:") || name >= script.size();
    return isWhole ? script : script.substr(name);
}

std::optional<std::uint32_t> namedEdge(const HeapGraph& graph, std::uint32_t node, EdgeType type,
                                       std::string_view name)
{
    for (std::uint32_t edge = graph.firstEdge[node]; edge < graph.firstEdge[node + 1]; ++edge) {
        if (graph.edgeTypes[edge] == type && graph.strings[graph.edgeNames[edge]] == name) {
            return edge;
        }
    }
    return {};
}

ScriptPlaces::ScriptPlaces(const HeapGraph& graph) : m_graph(graph)
{
    for (const TraceFunction& function : graph.traces.functions) {
        m_nameOf.try_emplace(function.scriptId, graph.strings[function.scriptName]);
    }
    for (const SourceLocation& location : graph.locations) {
        if (m_nameOf.contains(location.scriptId)) {
            continue;
        }
        std::string_view name;
        if (location.scriptNode != kNoOrdinal) {
            name = graph.nodeName(location.scriptNode);
        } else if (const auto shared =
                       namedEdge(graph, location.node, EdgeType::Internal, "shared")) {
            name = scriptOfCode(graph.edgeTargets[*shared]);
        }
        if (!name.empty()) {
            m_nameOf.emplace(location.scriptId, name);
        }
    }
}

std::optional<ScriptPlace> ScriptPlaces::of(std::uint32_t node) const
{
    const SourceLocation* const location = m_graph.locationOf(node);
    if (location == nullptr) {
        return {};
    }
    const auto name = m_nameOf.find(location->scriptId);
    return ScriptPlace{name == m_nameOf.end() ? std::string() : shortenedText(name->second),
                       location->line + 1, location->column + 1};
}

std::string_view ScriptPlaces::scriptOfCode(std::uint32_t shared) const
{
    for (const std::string_view name : {"script_or_debug_info", "script"}) {
        const auto edge = namedEdge(m_graph, shared, EdgeType::Internal, name);
        if (!edge) {
            continue;
        }
        const std::uint32_t script = m_graph.edgeTargets[*edge];
        // While a debugger is attached, its debug info stands between the code and the script.
        const auto behind = namedEdge(m_graph, script, EdgeType::Internal, "script");
        const auto nameEdge = namedEdge(m_graph, behind ? m_graph.edgeTargets[*behind] : script,
                                        EdgeType::Internal, "name");
        if (nameEdge && m_graph.nodeTypes[m_graph.edgeTargets[*nameEdge]] == NodeType::String) {
            return m_graph.nodeName(m_graph.edgeTargets[*nameEdge]);
        }
    }
    return {};
}

} // namespace tidemark
