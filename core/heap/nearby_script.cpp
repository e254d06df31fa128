// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/nearby_script.h"

#include "core/heap/node_names.h"

#include <algorithm>

namespace tidemark
{

namespace
{

constexpr std::size_t kMostNameParts = 1000;

std::uint32_t scriptOfClosure(const HeapGraph& graph, std::uint32_t closure)
{
    return targetNamed(graph, targetNamed(graph, closure, {"shared"}),
                       {"script", "script_or_debug_info"});
}

/// The function that made @p object, if it is known to stand in script @p scriptId.
std::uint32_t constructorOf(const HeapGraph& graph, std::uint32_t object, std::uint32_t scriptId)
{
    const std::uint32_t made =
        targetNamed(graph, targetNamed(graph, object, {"__proto__"}), {"constructor"});
    const SourceLocation* const place = made != kNoOrdinal ? graph.locationOf(made) : nullptr;
    return place != nullptr && place->scriptId == scriptId ? made : kNoOrdinal;
}

/// A script's name by the string that it holds, else by its own; empty if it has none.
std::string nameOfScript(const HeapGraph& graph, std::uint32_t script)
{
    if (script == kNoOrdinal) {
        return {};
    }
    const std::uint32_t name = targetNamed(graph, script, {"name"});
    const bool isText =
        name != kNoOrdinal && (graph.nodeTypes[name] == NodeType::String ||
                               graph.nodeTypes[name] == NodeType::ConcatenatedString);
    return isText ? stringText(graph, name, kMostNameParts).value_or(std::string())
                  : std::string(graph.nodeName(script));
}

} // namespace

std::uint32_t targetNamed(const HeapGraph& graph, std::uint32_t node,
                          std::initializer_list<std::string_view> names)
{
    if (node == kNoOrdinal) {
        return kNoOrdinal;
    }
    const std::uint32_t begin = graph.firstEdge[node];
    const std::uint32_t end =
        begin + std::min(graph.firstEdge[node + 1] - begin, kMostEdgesLookedAt);
    for (std::uint32_t edge = begin; edge < end; ++edge) {
        if (!isNamedByIndex(graph.edgeTypes[edge]) &&
            std::ranges::find(names, graph.strings[graph.edgeNames[edge]]) != names.end()) {
            return graph.edgeTargets[edge];
        }
    }
    return kNoOrdinal;
}

std::string nearbyScriptName(const HeapGraph& graph, const SourceLocation& place)
{
    if (place.scriptNode != kNoOrdinal) {
        return nameOfScript(graph, place.scriptNode);
    }
    const bool isClosure = graph.nodeTypes[place.node] == NodeType::Closure;
    return nameOfScript(graph, scriptOfClosure(graph, isClosure ? place.node
                                                                : constructorOf(graph, place.node,
                                                                                place.scriptId)));
}

} // namespace tidemark
