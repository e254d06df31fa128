// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/heap_trace.h"
#include "core/model/string_table.h"
#include "core/model/widening_column.h"

#include <optional>
#include <string>
#include <vector>

namespace tidemark
{

/// What an object is. The names are V8's, in V8's order; a value above Unknown is a type that only
/// the file knows (Julia's have their own), named by HeapGraph::nodeTypeName().
enum class NodeType : std::uint8_t {
    Hidden,
    Array,
    String,
    Object,
    Code,
    Closure,
    RegExp,
    Number,
    Native,
    Synthetic,
    ConcatenatedString,
    SlicedString,
    Symbol,
    BigInt,
    ObjectShape,
    Unknown,
};

/// Why an object holds another; values above Unknown as with NodeType.
enum class EdgeType : std::uint8_t {
    Context,
    Element,
    Property,
    Internal,
    Hidden,
    Shortcut,
    Weak,
    Unknown,
};

/// Whether an object that a page made is still part of it.
enum class Detachedness : std::uint8_t { Unknown, Attached, Detached };

/// V8's spelling of each known type, "unknown" last; a graph's type names start with these.
const std::vector<std::string>& knownNodeTypeNames();
const std::vector<std::string>& knownEdgeTypeNames();

/// True if edges of @p type are named by a number and not by a string.
constexpr bool isNamedByIndex(EdgeType type)
{
    return type == EdgeType::Element || type == EdgeType::Hidden;
}

/// The objects of a heap and what holds what, as columns. A node's place in the columns is its
/// ordinal; the edges that leave it are those from firstEdge[ordinal] up to firstEdge[ordinal + 1].
///
/// Invariants, which readers check before they hand one out: all node columns have nodeCount()
/// elements, firstEdge one more and never descending, all edge columns edgeCount(); every edge
/// target, every ordinal and rootOrdinal is below nodeCount(); string indexes are below
/// strings.size(). There are fewer than 2^32 - 1 nodes and edges. Immutable once handed out, so
/// any thread may read it.
struct HeapGraph {
    Column<NodeType> nodeTypes;
    Column<std::uint32_t> nodeNames; ///< index in strings
    WideningColumn nodeIds;
    WideningColumn selfSizes; ///< bytes, of the object alone, as the file says it
    Column<Detachedness> detachedness;
    Column<std::uint32_t> traceNodeIds; ///< TraceNode::id, 0 for none; empty if no node has one
    Column<std::uint32_t> firstEdge;    ///< prefix sums, nodeCount() + 1 of them

    Column<EdgeType> edgeTypes;
    Column<std::uint32_t> edgeNames;   ///< index in strings, or the number if isNamedByIndex()
    Column<std::uint32_t> edgeTargets; ///< ordinals

    StringTable strings;
    std::vector<std::string> nodeTypeNames = knownNodeTypeNames();
    std::vector<std::string> edgeTypeNames = knownEdgeTypeNames();
    std::uint32_t rootOrdinal = 0;
    std::uint64_t extraNativeBytes = 0;    ///< memory outside the heap that no node stands for
    std::vector<SourceLocation> locations; ///< by node, at most one each
    HeapTraces traces;

    std::uint32_t nodeCount() const { return static_cast<std::uint32_t>(nodeTypes.size()); }
    std::uint32_t edgeCount() const { return static_cast<std::uint32_t>(edgeTypes.size()); }

    std::string_view nodeName(std::uint32_t node) const { return strings[nodeNames[node]]; }
    std::string_view nodeTypeName(std::uint32_t node) const;
    std::string_view edgeTypeName(std::uint32_t edge) const;

    /// The edge's name, see shortenedText(), or its number as text.
    std::string edgeName(std::uint32_t edge) const;

    /// Where @p node was made, if the file says so. O(log locations).
    const SourceLocation* locationOf(std::uint32_t node) const;

    bool operator==(const HeapGraph&) const = default;
};

} // namespace tidemark
