// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/heap_graph.h"
#include "core/result.h"

#include <array>

namespace tidemark
{

/// What the numbers 0..255 of a type field mean; beyond count they mean nothing.
template <typename Type>
struct TypeCodes {
    std::array<Type, 256> types = {};
    std::size_t count = 0;
};

/// Where the fields of a node stand in its record, in numbers.
struct NodeLayout {
    std::size_t stride = 0;
    std::size_t type = 0;
    std::size_t name = 0;
    std::size_t id = 0;
    std::size_t selfSize = 0;
    std::size_t edgeCount = 0;
    std::optional<std::size_t> traceNodeId = {};
    std::optional<std::size_t> detachedness = {};
};

/// Where the fields of an edge stand in its record.
struct EdgeLayout {
    std::size_t stride = 0;
    std::size_t type = 0;
    std::size_t nameOrIndex = 0;
    std::size_t toNode = 0;
};

/// The `snapshot` member of a heap snapshot: how the arrays are laid out, and what they should
/// hold. The counts are what the file claims; nothing may be trusted to be there.
struct HeapSnapshotHeader {
    NodeLayout node = {};
    EdgeLayout edge = {};
    TypeCodes<NodeType> nodeTypes = {};
    TypeCodes<EdgeType> edgeTypes = {};
    std::vector<std::string> nodeTypeNames = {}; ///< as HeapGraph::nodeTypeNames
    std::vector<std::string> edgeTypeNames = {};
    std::vector<std::string> traceFunctionFields = {};
    std::vector<std::string> traceNodeFields = {};
    std::vector<std::string> sampleFields = {};
    std::vector<std::string> locationFields = {};
    std::uint64_t nodeCount = 0;
    std::uint64_t edgeCount = 0;
    std::uint64_t rootIndex = 0; ///< in numbers of the nodes array
    std::uint64_t extraNativeBytes = 0;
    std::uint64_t byte = 0; ///< where it stands in the file
};

/// The index of @p name in @p fields.
std::optional<std::size_t> fieldOf(const std::vector<std::string>& fields, std::string_view name);

/// Parses the member's text, which stands at offset @p byte. Malformed where it is no JSON or lacks
/// a field that nothing can be shown without.
Result<HeapSnapshotHeader> parseHeapSnapshotHeader(std::string_view text, std::uint64_t byte);

} // namespace tidemark
