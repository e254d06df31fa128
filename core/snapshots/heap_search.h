// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/heap_graph.h"
#include "core/result.h"
#include "core/task_control.h"

#include <string_view>
#include <vector>

namespace tidemark
{

/// Objects that share a name, or properties that do.
struct NamedObjects {
    std::uint32_t name = 0;  ///< index in HeapGraph::strings
    std::uint32_t node = 0;  ///< the first object of that name, or that has the property: ordinal
    std::uint64_t count = 0; ///< objects, or references under the name

    bool operator==(const NamedObjects&) const = default;
};

/// Where a text stands in a heap.
struct HeapMatches {
    std::vector<std::uint32_t> strings;   ///< texts that hold it, ordinals, in the file's order
    std::uint64_t stringCount = 0;        ///< all of them, also those left out above
    std::vector<NamedObjects> names;      ///< of objects, functions, code: the most first
    std::vector<NamedObjects> properties; ///< likewise

    bool isEmpty() const { return strings.empty() && names.empty() && properties.empty(); }
};

/// Looks for @p text, letters of ASCII in either case, in all that is named in @p graph. At most
/// @p most entries of each sort. Errors: Cancelled (seen every few MiB). O(bytes of the strings +
/// nodes + edges).
Result<HeapMatches> searchHeap(const HeapGraph& graph, std::string_view text, std::size_t most,
                               TaskControl& control);

/// The indexes of the strings that hold @p text, in their order, as above.
Result<std::vector<std::uint32_t>> stringsWith(const StringTable& strings, std::string_view text,
                                               TaskControl& control);

} // namespace tidemark
