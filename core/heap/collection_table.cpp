// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/collection_table.h"

#include "core/heap/nearby_script.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>

namespace tidemark
{

namespace
{

/// Numbers of elements, of deleted ones and of buckets stand before the buckets.
constexpr std::uint64_t kHeadSlots = 3;

/// A table has room for so many entries in each bucket.
constexpr std::uint64_t kEntriesOfBucket = 2;

/// Edges of an array that are looked at to tell whether it is a table.
constexpr std::uint32_t kMostTried = 32;

constexpr std::uint32_t kMapSlots = 3;
constexpr std::uint32_t kSetSlots = 2;

/// The slot that an edge of an array leads from, if it is one of the array's elements.
std::optional<std::uint32_t> slotOf(const HeapGraph& graph, std::uint32_t edge)
{
    if (graph.edgeTypes[edge] != EdgeType::Internal) {
        return {};
    }
    const std::string_view name = graph.strings[graph.edgeNames[edge]];
    std::uint32_t slot = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), slot);
    return error == std::errc() && end == name.data() + name.size() ? std::optional(slot)
                                                                    : std::nullopt;
}

/// The layout that an array of @p bytes has as a table with entries of @p entrySlots, with words of
/// @p word bytes. No size fits two layouts.
std::optional<CollectionTable> layoutOf(std::uint64_t bytes, std::uint64_t word,
                                        std::uint32_t entrySlots)
{
    constexpr std::uint64_t kArrayHead = 2; // its map and its length
    const std::uint64_t head = (kArrayHead + kHeadSlots) * word;
    const std::uint64_t bucket = (1 + kEntriesOfBucket * entrySlots) * word;
    if (bytes <= head || (bytes - head) % bucket != 0) {
        return {};
    }
    const std::uint64_t buckets = (bytes - head) / bucket;
    if (buckets < 2 || !std::has_single_bit(buckets) || buckets > kNoOrdinal / 2) {
        return {};
    }
    return CollectionTable{0, static_cast<std::uint32_t>(kHeadSlots + buckets), entrySlots};
}

/// Buckets and chains are numbers: no edge leaves them.
bool fits(const HeapGraph& graph, const CollectionTable& table)
{
    const std::uint32_t begin = graph.firstEdge[table.node];
    const std::uint32_t end = begin + std::min(graph.firstEdge[table.node + 1] - begin, kMostTried);
    for (std::uint32_t edge = begin; edge < end; ++edge) {
        const auto slot = slotOf(graph, edge);
        if (slot && (*slot < table.firstSlot ||
                     (*slot - table.firstSlot) % table.entrySlots == table.entrySlots - 1)) {
            return false;
        }
    }
    return true;
}

} // namespace

std::optional<CollectionTable> collectionTable(const HeapGraph& graph, std::uint32_t node)
{
    if (graph.nodeTypes[node] != NodeType::Array) {
        return {};
    }
    for (const std::uint64_t word : {8U, 4U}) {
        for (const std::uint32_t entrySlots : {kMapSlots, kSetSlots}) {
            auto table = layoutOf(graph.selfSizes[node], word, entrySlots);
            if (table) {
                table->node = node;
                return fits(graph, *table) ? table : std::nullopt;
            }
        }
    }
    return {};
}

std::optional<CollectionTable> tableOfCollection(const HeapGraph& graph, std::uint32_t object)
{
    const std::string_view name = graph.nodeName(object);
    if (graph.nodeTypes[object] != NodeType::Object || (name != "Map" && name != "Set")) {
        return {};
    }
    const std::uint32_t table = targetNamed(graph, object, {"table"});
    const auto known = table == kNoOrdinal ? std::nullopt : collectionTable(graph, table);
    return known && known->isMap() == (name == "Map") ? known : std::nullopt;
}

std::optional<CollectionPart> collectionPart(const HeapGraph& graph, const CollectionTable& table,
                                             std::uint32_t edge)
{
    const auto slot = slotOf(graph, edge);
    if (!slot || *slot < table.firstSlot) {
        return {};
    }
    const std::uint32_t place = *slot - table.firstSlot;
    CollectionPart part{place / table.entrySlots, place % table.entrySlots == 0};
    const bool hasEdgeBefore = edge > graph.firstEdge[table.node];
    if (!part.isKey && hasEdgeBefore && slotOf(graph, edge - 1) == *slot - 1) {
        part.key = graph.edgeTargets[edge - 1];
    }
    return part;
}

std::optional<CollectionPart> collectionPart(const HeapGraph& graph, std::uint32_t edge)
{
    if (!slotOf(graph, edge)) {
        return {};
    }
    const auto after = std::ranges::upper_bound(graph.firstEdge, edge);
    const auto node = static_cast<std::uint32_t>(after - graph.firstEdge.begin() - 1);
    const auto table = collectionTable(graph, node);
    return table ? collectionPart(graph, *table, edge) : std::nullopt;
}

} // namespace tidemark
