// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/scope_names.h"

#include "core/model/long_text.h"

#include <tuple>

namespace tidemark
{

namespace
{

/// The most nested blocks that are climbed to reach their function: more than anyone writes.
constexpr int kMostBlocks = 100;

/// The words before the variables in a context: its map, its length, its scope info, the context
/// around it.
constexpr std::uint64_t kContextHead = 4;

/// From that many variables on, their names stand in a table of their own.
constexpr std::uint64_t kTableFrom = 75;

std::optional<std::uint32_t> internalTarget(const HeapGraph& graph, std::uint32_t node,
                                            std::string_view name)
{
    const auto edge = namedEdge(graph, node, EdgeType::Internal, name);
    return edge ? std::optional(graph.edgeTargets[*edge]) : std::nullopt;
}

/// The names in V8's scope info: the variables, then the function.
std::vector<std::string_view> namesIn(const HeapGraph& graph, std::uint32_t scopeInfo)
{
    std::vector<std::string_view> names;
    for (std::uint32_t edge = graph.firstEdge[scopeInfo]; edge < graph.firstEdge[scopeInfo + 1];
         ++edge) {
        const std::uint32_t target = graph.edgeTargets[edge];
        if (graph.edgeTypes[edge] == EdgeType::Hidden &&
            graph.nodeTypes[target] == NodeType::String) {
            names.push_back(graph.nodeName(target));
        }
    }
    return names;
}

/// The function's name among the @p names of a scope whose context has @p size bytes: V8 lists the
/// variables, whose number follows from the size, and then the function's name, even an empty one.
/// None for a block, which has only variables.
std::optional<std::string_view> functionNameIn(const std::vector<std::string_view>& names,
                                               std::uint64_t size)
{
    for (const std::uint64_t word : {8U, 4U}) {
        const std::uint64_t words = size / word;
        if (size % word != 0 || words < kContextHead) {
            continue;
        }
        const std::uint64_t variables = words - kContextHead;
        if (variables + 1 == names.size() || (variables > kTableFrom && names.size() == 1)) {
            return names.back();
        }
        if (variables == names.size()) {
            return {};
        }
    }
    return std::string_view();
}

} // namespace

bool isClosureContext(const HeapGraph& graph, std::uint32_t node)
{
    return graph.nodeName(node) == "system / Context";
}

ScopeNames::ScopeNames(const HeapAnalysis& analysis)
    : m_analysis(analysis),
      m_places(analysis.graph())
{
}

const Scope& ScopeNames::of(std::uint32_t context)
{
    const auto known = m_known.find(context);
    return known != m_known.end() ? known->second
                                  : m_known.emplace(context, find(context)).first->second;
}

Scope ScopeNames::find(std::uint32_t context) const
{
    const HeapGraph& graph = m_analysis.graph();
    Scope scope;
    std::uint32_t at = context;
    for (int i = 0; i < kMostBlocks; ++i) {
        const auto around = internalTarget(graph, at, "previous");
        const bool isLast = !around || !isClosureContext(graph, *around);
        const Described described = describe(at);
        if (!described.isBlock || isLast) {
            scope.function = described.function;
            scope.place = described.place;
            scope.isOutermost = isLast && scope.function.empty();
            break;
        }
        at = *around;
    }
    for (const std::uint32_t inner : {context, at}) {
        if (!scope.place) {
            scope.place = placeOf(inner, "context");
        }
    }
    return scope;
}

ScopeNames::Described ScopeNames::describe(std::uint32_t context) const
{
    const HeapGraph& graph = m_analysis.graph();
    Described described;
    const auto scopeInfo = internalTarget(graph, context, "scope_info");
    if (!scopeInfo) {
        return described;
    }
    const auto name = functionNameIn(namesIn(graph, *scopeInfo), graph.selfSizes[context]);
    const std::uint32_t code = codeOf(*scopeInfo);
    described.isBlock = !name && code == kNoOrdinal;
    described.function = shortenedText(name.value_or(std::string_view()));
    if (code != kNoOrdinal) {
        if (described.function.empty() && !graph.nodeName(code).starts_with('(')) {
            described.function = shortenedText(graph.nodeName(code));
        }
        described.place = placeOf(code, "shared");
    }
    return described;
}

/// The code of the function that @p scopeInfo describes; kNoOrdinal once it is gone.
std::uint32_t ScopeNames::codeOf(std::uint32_t scopeInfo) const
{
    const HeapGraph& graph = m_analysis.graph();
    for (const Retainer& retainer : m_analysis.retainers.of(scopeInfo)) {
        if (graph.edgeTypes[retainer.edge] == EdgeType::Internal &&
            graph.strings[graph.edgeNames[retainer.edge]] == "name_or_scope_info") {
            return retainer.node;
        }
    }
    return kNoOrdinal;
}

/// The first place in the source among the functions that hold @p held by an edge of that name.
std::optional<ScriptPlace> ScopeNames::placeOf(std::uint32_t held, std::string_view edge) const
{
    const HeapGraph& graph = m_analysis.graph();
    const SourceLocation* first = nullptr;
    const auto order = [](const SourceLocation& location) {
        return std::tuple(location.scriptId, location.line, location.column);
    };
    for (const Retainer& retainer : m_analysis.retainers.of(held)) {
        if (graph.nodeTypes[retainer.node] != NodeType::Closure ||
            graph.edgeTypes[retainer.edge] != EdgeType::Internal ||
            graph.strings[graph.edgeNames[retainer.edge]] != edge) {
            continue;
        }
        const SourceLocation* const location = graph.locationOf(retainer.node);
        if (location != nullptr && (first == nullptr || order(*location) < order(*first))) {
            first = location;
        }
    }
    return first != nullptr ? m_places.of(first->node) : std::nullopt;
}

} // namespace tidemark
