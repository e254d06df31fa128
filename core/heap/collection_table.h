// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/heap_graph.h"

#include <optional>

namespace tidemark
{

/// Where the entries of a Map or a Set are in the array behind it: README.md, "Maps and sets".
struct CollectionTable {
    std::uint32_t node = 0;       ///< the array
    std::uint32_t firstSlot = 0;  ///< of the first entry; the slots before it belong to the table
    std::uint32_t entrySlots = 3; ///< key, value and chain of a Map; key and chain of a Set

    bool isMap() const { return entrySlots == 3; }
};

/// The table that @p node is, by its size and its slots; none if it is another array. O(1).
std::optional<CollectionTable> collectionTable(const HeapGraph& graph, std::uint32_t node);

/// The table of the Map or Set @p object; none where it is neither, or its table is in no form that
/// is known. O(1).
std::optional<CollectionTable> tableOfCollection(const HeapGraph& graph, std::uint32_t object);

/// What one edge out of a table is.
struct CollectionPart {
    std::uint32_t entry = 0;        ///< its place among the entries, deleted ones counted, from 0
    bool isKey = false;             ///< else the value that a Map has under a key
    std::uint32_t key = kNoOrdinal; ///< of a value; none where the file has none: a small number
};

/// The part of @p table that @p edge leads to; none for an edge that is the engine's own. O(1).
std::optional<CollectionPart> collectionPart(const HeapGraph& graph, const CollectionTable& table,
                                             std::uint32_t edge);

/// The same for any edge of the graph. O(log nodes).
std::optional<CollectionPart> collectionPart(const HeapGraph& graph, std::uint32_t edge);

} // namespace tidemark
