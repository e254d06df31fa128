// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

namespace tidemark
{

/// In place of an ordinal: there is none.
inline constexpr std::uint32_t kNoOrdinal = std::numeric_limits<std::uint32_t>::max();

/// Where the code that made an object, or is it, stands. Line and column count from 0.
struct SourceLocation {
    std::uint32_t node = 0; ///< ordinal of the object
    std::uint32_t scriptId = 0;
    std::uint32_t scriptNode = kNoOrdinal; ///< ordinal of the script object, where the file says it
    std::uint32_t line = 0;
    std::uint32_t column = 0;

    bool operator==(const SourceLocation&) const = default;
};

/// A function in an allocation stack. Line and column count from 1, 0 is unknown.
struct TraceFunction {
    std::uint32_t functionId = 0;
    std::uint32_t name = 0;       ///< index in HeapGraph::strings
    std::uint32_t scriptName = 0; ///< index in HeapGraph::strings
    std::uint32_t scriptId = 0;
    std::uint32_t line = 0;
    std::uint32_t column = 0;

    bool operator==(const TraceFunction&) const = default;
};

/// One frame of the tree of allocation stacks; parents stand before their children.
struct TraceNode {
    std::uint32_t id = 0;              ///< what HeapGraph::traceNodeIds refer to
    std::uint32_t function = 0;        ///< index in HeapTraces::functions, or kNoOrdinal
    std::uint32_t parent = kNoOrdinal; ///< index in HeapTraces::tree; none for a root
    std::uint64_t count = 0;           ///< allocations made by this frame itself
    std::uint64_t bytes = 0;           ///< their size

    bool operator==(const TraceNode&) const = default;
};

/// A tick of allocation tracking: objects with ids up to lastAssignedId were seen by then.
struct HeapSample {
    std::uint64_t timestampUs = 0; ///< since the first sample
    std::uint64_t lastAssignedId = 0;

    bool operator==(const HeapSample&) const = default;
};

/// What V8 adds when it tracks allocations; all empty otherwise.
struct HeapTraces {
    std::vector<TraceFunction> functions;
    std::vector<TraceNode> tree;
    std::vector<HeapSample> samples; ///< by time

    bool operator==(const HeapTraces&) const = default;
};

} // namespace tidemark
