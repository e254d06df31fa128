// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/heap_graph.h"

#include "core/model/long_text.h"

#include <algorithm>

namespace tidemark
{

namespace
{

std::string_view nameIn(const std::vector<std::string>& names, std::size_t type)
{
    return type < names.size() ? std::string_view(names[type]) : std::string_view();
}

} // namespace

const std::vector<std::string>& knownNodeTypeNames()
{
    static const std::vector<std::string> kNames{"hidden",
                                                 "array",
                                                 "string",
                                                 "object",
                                                 "code",
                                                 "closure",
                                                 "regexp",
                                                 "number",
                                                 "native",
                                                 "synthetic",
                                                 "concatenated string",
                                                 "sliced string",
                                                 "symbol",
                                                 "bigint",
                                                 "object shape",
                                                 "unknown"};
    return kNames;
}

const std::vector<std::string>& knownEdgeTypeNames()
{
    static const std::vector<std::string> kNames{"context", "element",  "property", "internal",
                                                 "hidden",  "shortcut", "weak",     "unknown"};
    return kNames;
}

std::string_view HeapGraph::nodeTypeName(std::uint32_t node) const
{
    return nameIn(nodeTypeNames, static_cast<std::size_t>(nodeTypes[node]));
}

std::string_view HeapGraph::edgeTypeName(std::uint32_t edge) const
{
    return nameIn(edgeTypeNames, static_cast<std::size_t>(edgeTypes[edge]));
}

std::string HeapGraph::edgeName(std::uint32_t edge) const
{
    return isNamedByIndex(edgeTypes[edge]) ? std::to_string(edgeNames[edge])
                                           : shortenedText(strings[edgeNames[edge]]);
}

const SourceLocation* HeapGraph::locationOf(std::uint32_t node) const
{
    const auto found = std::ranges::lower_bound(locations, node, {}, &SourceLocation::node);
    return found != locations.end() && found->node == node ? &*found : nullptr;
}

} // namespace tidemark
