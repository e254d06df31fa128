// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/holder.h"

#include "core/heap/node_names.h"
#include "core/heap/retaining_path.h"
#include "core/model/long_text.h"

#include <algorithm>
#include <array>

namespace tidemark
{

namespace
{

/// An object's stores lie this many deep at most: a table of tables of a table.
constexpr int kMostStores = 4;

bool isEngineEdge(EdgeType type)
{
    return type == EdgeType::Internal || type == EdgeType::Hidden;
}

bool isCollection(std::string_view className)
{
    constexpr std::array<std::string_view, 4> kCollections{"Map", "Set", "WeakMap", "WeakSet"};
    return std::ranges::find(kCollections, className) != kCollections.end();
}

const std::string& classNameOf(const HeapAnalysis& analysis, std::uint32_t node)
{
    const HeapClasses& classes = analysis.overview->classes;
    return classes.classes[classes.classOf[node]].name;
}

/// What to call an object by: its class, or its properties where that says nothing.
std::string objectNameOf(const HeapAnalysis& analysis, std::uint32_t node)
{
    const std::string& className = classNameOf(analysis, node);
    return className == "Object" ? shownNodeName(analysis.graph(), analysis.overview->states, node)
                                 : className;
}

bool isGlobalObject(const HeapAnalysis& analysis, std::uint32_t node)
{
    return std::ranges::any_of(analysis.retainers.of(node), [&analysis](const Retainer& retainer) {
        return retainer.node == analysis.graph().rootOrdinal &&
               analysis.graph().edgeTypes[retainer.edge] == EdgeType::Shortcut;
    });
}

/// Goes up from @p retainer while it leaves a store of another object: what is in an array's
/// elements is the array's.
Retainer outOfStores(const HeapAnalysis& analysis, Retainer retainer)
{
    const HeapGraph& graph = analysis.graph();
    for (int i = 0; i < kMostStores && isEngineEdge(graph.edgeTypes[retainer.edge]); ++i) {
        const NodeType type = graph.nodeTypes[retainer.node];
        const auto above = nearestRetainer(analysis, retainer.node);
        if ((type != NodeType::Array && type != NodeType::Hidden) || !above ||
            graph.edgeTypes[above->edge] != EdgeType::Internal) {
            break;
        }
        retainer = *above;
    }
    return retainer;
}

void describeProperty(const HeapAnalysis& analysis, std::uint32_t node, ScopeNames& scopes,
                      Holder& holder)
{
    const HeapGraph& graph = analysis.graph();
    if (graph.nodeTypes[node] == NodeType::Closure) {
        holder.kind = HolderKind::FunctionProperty;
        holder.owner = shortenedText(graph.nodeName(node));
    } else if (isGlobalObject(analysis, node)) {
        holder.kind = HolderKind::GlobalVariable;
        return;
    } else {
        holder.kind = HolderKind::Property;
        holder.owner = objectNameOf(analysis, node);
    }
    holder.place = scopes.places().of(node);
}

void describeScope(std::uint32_t context, ScopeNames& scopes, Holder& holder)
{
    const Scope& scope = scopes.of(context);
    holder.kind = scope.isOutermost ? HolderKind::OutermostVariable : HolderKind::ClosureVariable;
    holder.owner = scope.function;
    holder.place = scope.place;
}

/// An edge of the engine's own: out of an object's store, or any other.
void describeEngineEdge(const HeapAnalysis& analysis, const Retainer& store, Holder& holder)
{
    const HeapGraph& graph = analysis.graph();
    holder.owner = classNameOf(analysis, store.node);
    const bool isInternal = graph.edgeTypes[store.edge] == EdgeType::Internal;
    const std::string name = graph.edgeName(store.edge);
    if (isInternal && name == "table" && isCollection(holder.owner)) {
        holder.kind = HolderKind::Collection;
        holder.name.clear();
    } else {
        holder.name = name;
    }
}

} // namespace

std::string_view idOf(HolderKind kind)
{
    switch (kind) {
    case HolderKind::ClosureVariable:
        return "closure_variable";
    case HolderKind::OutermostVariable:
        return "outermost_variable";
    case HolderKind::GlobalVariable:
        return "global_variable";
    case HolderKind::FunctionProperty:
        return "function_property";
    case HolderKind::Property:
        return "property";
    case HolderKind::Element:
        return "element";
    case HolderKind::Collection:
        return "collection";
    case HolderKind::Internal:
        break;
    }
    return "internal";
}

Holder holderOf(const HeapAnalysis& analysis, const Retainer& retainer, ScopeNames& scopes)
{
    const HeapGraph& graph = analysis.graph();
    Holder holder;
    holder.name = graph.edgeName(retainer.edge);
    switch (graph.edgeTypes[retainer.edge]) {
    case EdgeType::Context:
        if (isClosureContext(graph, retainer.node)) {
            describeScope(retainer.node, scopes, holder);
            return holder;
        }
        break;
    case EdgeType::Property:
    case EdgeType::Shortcut:
        describeProperty(analysis, retainer.node, scopes, holder);
        return holder;
    case EdgeType::Element:
        if (graph.nodeTypes[retainer.node] == NodeType::Synthetic) {
            holder.owner = shortenedText(graph.nodeName(retainer.node));
            return holder;
        }
        holder.kind = HolderKind::Element;
        holder.owner = objectNameOf(analysis, retainer.node);
        return holder;
    default:
        break;
    }
    describeEngineEdge(analysis, outOfStores(analysis, retainer), holder);
    return holder;
}

} // namespace tidemark
