// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/location_text.h"

#include "app/text/plain_text.h"
#include "core/heap/node_names.h"

#include <QCoreApplication>

#include <algorithm>
#include <initializer_list>

namespace tidemark::app
{

namespace
{

struct LocationText {
    Q_DECLARE_TR_FUNCTIONS(LocationText)
};

/// V8 writes the edges looked for among the first; a map of a million keys must not be walked.
constexpr std::uint32_t kMostEdges = 1000;

constexpr std::size_t kMostLocationParts = 1000;

/// What the first edge of @p node with one of @p names leads to; kNoOrdinal from there too.
std::uint32_t follow(const HeapGraph& graph, std::uint32_t node,
                     std::initializer_list<std::string_view> names)
{
    if (node == kNoOrdinal) {
        return kNoOrdinal;
    }
    const std::uint32_t begin = graph.firstEdge[node];
    const std::uint32_t end = std::min(graph.firstEdge[node + 1], begin + kMostEdges);
    for (std::uint32_t edge = begin; edge < end; ++edge) {
        if (!isNamedByIndex(graph.edgeTypes[edge]) &&
            std::ranges::find(names, graph.strings[graph.edgeNames[edge]]) != names.end()) {
            return graph.edgeTargets[edge];
        }
    }
    return kNoOrdinal;
}

std::uint32_t scriptOfClosure(const HeapGraph& graph, std::uint32_t closure)
{
    return follow(graph, follow(graph, closure, {"shared"}), {"script", "script_or_debug_info"});
}

/// The function that made @p object, if it is known to stand in script @p scriptId.
std::uint32_t constructorOf(const HeapGraph& graph, std::uint32_t object, std::uint32_t scriptId)
{
    const std::uint32_t made = follow(graph, follow(graph, object, {"__proto__"}), {"constructor"});
    const SourceLocation* const place = made != kNoOrdinal ? graph.locationOf(made) : nullptr;
    return place != nullptr && place->scriptId == scriptId ? made : kNoOrdinal;
}

/// A script's name by the string that it holds, else by its own; empty if it has none.
QString nameOfScript(const HeapGraph& graph, std::uint32_t script)
{
    if (script == kNoOrdinal) {
        return {};
    }
    const std::uint32_t name = follow(graph, script, {"name"});
    const auto text = name != kNoOrdinal && (graph.nodeTypes[name] == NodeType::String ||
                                             graph.nodeTypes[name] == NodeType::ConcatenatedString)
                          ? stringText(graph, name, kMostLocationParts)
                          : std::optional(std::string(graph.nodeName(script)));
    return text ? singleLine(QString::fromStdString(*text)) : QString();
}

QString scriptName(const HeapGraph& graph, const SourceLocation& place)
{
    if (place.scriptNode != kNoOrdinal) {
        return nameOfScript(graph, place.scriptNode);
    }
    const bool isClosure = graph.nodeTypes[place.node] == NodeType::Closure;
    return nameOfScript(graph, scriptOfClosure(graph, isClosure ? place.node
                                                                : constructorOf(graph, place.node,
                                                                                place.scriptId)));
}

/// What stands behind the last slash, unless nothing does or the name is no path of a file.
QString withoutFolder(const QString& name)
{
    const bool isPath = name.startsWith(QLatin1Char('/')) || name.contains(QLatin1String("://")) ||
                        name.contains(QLatin1Char('\\'));
    const auto last =
        std::max(name.lastIndexOf(QLatin1Char('/')), name.lastIndexOf(QLatin1Char('\\')));
    return isPath && last + 1 < name.size() ? name.mid(last + 1) : name;
}

QString placeText(const QString& script, const SourceLocation& place)
{
    const QString name =
        script.isEmpty()
            ? LocationText::tr("script %1", "a script known by its number").arg(place.scriptId)
            : script;
    return name + QStringLiteral(":%1:%2")
                      .arg(std::uint64_t{place.line} + 1)
                      .arg(std::uint64_t{place.column} + 1);
}

} // namespace

QString locationText(const HeapGraph& graph, std::uint32_t node)
{
    const SourceLocation* const place = graph.locationOf(node);
    return place == nullptr ? QString()
                            : placeText(withoutFolder(scriptName(graph, *place)), *place);
}

QString fullLocationText(const HeapGraph& graph, std::uint32_t node)
{
    const SourceLocation* const place = graph.locationOf(node);
    return place == nullptr ? QString() : placeText(scriptName(graph, *place), *place);
}

} // namespace tidemark::app
