// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/node_json.h"

#include "core/heap/node_names.h"
#include "core/snapshots/object_preview.h"

#include <nlohmann/json.hpp>

namespace tidemark::app
{

namespace
{

using Json = nlohmann::ordered_json;

std::string nameOf(const HeapAnalysis& analysis, std::uint32_t node)
{
    return shownNodeName(analysis.graph(), analysis.overview->states, node);
}

} // namespace

const std::string& classNameOf(const HeapAnalysis& analysis, std::uint32_t node)
{
    const HeapClasses& classes = analysis.overview->classes;
    return classes.classes[classes.classOf[node]].name;
}

std::string nodeWord(const HeapAnalysis& analysis, std::uint32_t node)
{
    std::string name = nameOf(analysis, node);
    return name.empty() ? classNameOf(analysis, node) : name;
}

Json nodeJson(const HeapAnalysis& analysis, std::uint32_t node)
{
    const HeapGraph& graph = analysis.graph();
    return {{"id", graph.nodeIds[node]},
            {"type", graph.nodeTypeName(node)},
            {"name", nameOf(analysis, node)},
            {"preview", objectPreview(graph, analysis.overview->states, node)},
            {"class", classNameOf(analysis, node)},
            {"shallow_bytes", analysis.overview->shallowSizes[node]},
            {"retained_bytes", analysis.retainedSizes[node]},
            {"distance", analysis.overview->distances[node]}};
}

Json nodeJson(const HeapAnalysis& analysis, std::uint32_t node, std::uint32_t edge)
{
    Json json = nodeJson(analysis, node);
    json["edge"] = analysis.graph().edgeName(edge);
    json["edge_kind"] = analysis.graph().edgeTypeName(edge);
    return json;
}

Json pathWords(const HeapAnalysis& analysis, const ShortenedPath& path)
{
    const bool isAlone = path.first.size() == 1 && path.leftOut == 0;
    Json words = Json::array();
    for (const auto* const steps : {&path.first, &path.last}) {
        for (const PathStep& step : *steps) {
            if (step.edge != kNoEdge) {
                words.push_back(analysis.graph().edgeName(step.edge));
            }
            if (step.edge != kNoEdge || isAlone) {
                words.push_back(nodeWord(analysis, step.node));
            }
        }
    }
    return words;
}

Json placeJson(const std::optional<ScriptPlace>& place)
{
    if (!place) {
        return {};
    }
    return {{"script", place->script.empty() ? Json() : Json(place->script)},
            {"line", place->line},
            {"column", place->column}};
}

Json holderJson(const std::optional<Holder>& holder)
{
    if (!holder) {
        return {};
    }
    return {{"kind", idOf(holder->kind)},
            {"name", holder->name},
            {"owner", holder->owner.empty() ? Json() : Json(holder->owner)},
            {"location", placeJson(holder->place)}};
}

Json partJson(const HeapAnalysis& analysis, const std::optional<KeptPart>& part)
{
    if (!part) {
        return {};
    }
    return {{"class", analysis.overview->classes.classes[part->heapClass].name},
            {"count", part->count},
            {"retained_bytes", part->bytes}};
}

} // namespace tidemark::app
