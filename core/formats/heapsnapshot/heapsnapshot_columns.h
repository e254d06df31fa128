// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/heapsnapshot/heapsnapshot_header.h"
#include "core/formats/heapsnapshot/integer_array.h"

#include <atomic>

namespace tidemark
{

/// Numbers for a few of many places, gathered by several threads.
class SparseNumbers
{
public:
    struct Entry {
        std::uint32_t at = 0;
        std::uint64_t value = 0;
    };

    void add(const std::vector<Entry>& more);
    const std::vector<Entry>& entries() const { return m_entries; }

private:
    std::mutex m_mutex;
    std::vector<Entry> m_entries;
};

/// The most nodes, or edges, that a HeapGraph can hold.
inline constexpr std::uint64_t kMostOrdinals = kNoOrdinal - std::uint64_t{1};

/// Writes the records of the nodes array into a graph's columns.
class NodeSink final : public IntegerSink
{
public:
    /// Room for @p expected nodes is set aside; up to @p most may come. Both must outlive this.
    NodeSink(const HeapSnapshotHeader& header, HeapGraph& graph, std::uint64_t expected,
             std::uint64_t most);

    std::size_t stride() const override { return m_layout.stride; }
    bool mustMoveFor(std::uint64_t records) const override { return records > m_capacity; }
    Result<void> grow(std::uint64_t records) override;
    std::optional<std::size_t> take(std::uint64_t firstRecord,
                                    std::span<const std::uint64_t> numbers,
                                    std::size_t numbersBefore,
                                    IndexReach::Largest& largest) override;
    void finishChunk(const IntegerChunk& chunk, const IndexReach::Largest& largest) override;

    /// Once all nodes are there: completes the columns and returns the sum of all edge counts.
    std::uint64_t finish();

    const IndexReach& names() const { return m_names; }
    std::uint64_t unknownTypes() const { return m_unknownTypes; }

private:
    struct Rare;
    void takeRare(std::uint32_t node, const std::uint64_t* record, Rare& rare) const;
    void reserve(std::uint64_t records);

    const NodeLayout& m_layout;
    const TypeCodes<NodeType>& m_types;
    HeapGraph& m_graph;
    Column<std::uint32_t> m_ids;
    Column<std::uint32_t> m_sizes;
    std::uint64_t m_most;
    std::uint64_t m_capacity = 0;
    SparseNumbers m_wideIds;
    SparseNumbers m_wideSizes;
    SparseNumbers m_traceNodeIds;
    IndexReach m_names;
    std::atomic<std::uint64_t> m_unknownTypes = 0;
};

/// Writes the records of the edges array into the columns of a graph whose nodes are complete.
class EdgeSink final : public IntegerSink
{
public:
    /// Only the first @p wanted edges are kept; the others belong to no node and may be anything.
    EdgeSink(const HeapSnapshotHeader& header, HeapGraph& graph, std::uint64_t wanted,
             std::uint64_t expected);

    std::size_t stride() const override { return m_layout.stride; }
    bool mustMoveFor(std::uint64_t records) const override
    {
        return std::min(records, m_wanted) > m_capacity;
    }
    Result<void> grow(std::uint64_t records) override;
    std::optional<std::size_t> take(std::uint64_t firstRecord,
                                    std::span<const std::uint64_t> numbers,
                                    std::size_t numbersBefore,
                                    IndexReach::Largest& largest) override;
    void finishChunk(const IntegerChunk& chunk, const IndexReach::Largest& largest) override;

    /// Once all edges are there: leaves out those that lead to nodes which the header counts and
    /// the file lacks, as excerpts have them, and lets nodes that claim more edges than there are
    /// go without. Returns how many were left out.
    std::uint64_t finish();

    const IndexReach& names() const { return m_names; }
    std::uint64_t unknownTypes() const { return m_unknownTypes; }

private:
    template <std::uint64_t kNodeStride>
    std::optional<std::size_t> takeAll(std::uint64_t firstRecord,
                                       std::span<const std::uint64_t> numbers,
                                       std::size_t numbersBefore, IndexReach::Largest& largest);
    void reserve(std::uint64_t records);

    const EdgeLayout& m_layout;
    const TypeCodes<EdgeType>& m_types;
    HeapGraph& m_graph;
    std::uint64_t m_wanted;
    std::uint64_t m_nodeStride;
    std::uint64_t m_declaredNodes;
    std::uint64_t m_capacity = 0;
    IndexReach m_names;
    std::atomic<std::uint64_t> m_unknownTypes = 0;
    std::atomic<bool> m_hasLost = false; ///< edges to nodes that are not there
};

} // namespace tidemark
