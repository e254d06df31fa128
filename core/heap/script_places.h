// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/heap_graph.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace tidemark
{

/// A place in a program's source. Line and column count from 1, as people and editors do; 0 is
/// unknown.
struct ScriptPlace {
    std::string script; ///< as the engine names it: a path, a URL, "node:fs"; empty if unknown
    std::uint32_t line = 0;
    std::uint32_t column = 0;

    bool operator==(const ScriptPlace&) const = default;
};

/// The last part of a script's name, as people call the file: "server.js" for
/// "file:///srv/server.js". Names of Node's own modules stay whole: "node:internal/url".
std::string_view scriptFileName(std::string_view script);

/// The edge of @p node with that type and name, the first in the file; none if there is none.
/// O(edges of the node).
std::optional<std::uint32_t> namedEdge(const HeapGraph& graph, std::uint32_t node, EdgeType type,
                                       std::string_view name);

/// Knows which script each source location of a graph is in. Used by one thread; the graph must
/// outlive it.
class ScriptPlaces
{
public:
    /// O(located objects and their edges).
    explicit ScriptPlaces(const HeapGraph& graph);

    /// Where @p node was made, or stands if it is a function; none if the file does not say.
    std::optional<ScriptPlace> of(std::uint32_t node) const;

    /// The name of the script that @p shared, the code behind a function, is part of; empty if the
    /// file does not say.
    std::string_view scriptOfCode(std::uint32_t shared) const;

private:
    const HeapGraph& m_graph;
    std::unordered_map<std::uint32_t, std::string_view> m_nameOf; ///< by script id
};

} // namespace tidemark
