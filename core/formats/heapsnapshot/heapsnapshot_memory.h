// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/heap_graph.h"
#include "core/result.h"

namespace tidemark
{

/// Bytes that the columns of a HeapGraph of this size take, without its strings.
std::uint64_t heapGraphBytes(std::uint64_t nodes, std::uint64_t edges);

/// What a graph that is being read may still take of the memory that there is.
class HeapSnapshotMemory
{
public:
    /// Of @p available bytes; none: not known, nothing is refused. The graph must outlive this.
    HeapSnapshotMemory(std::optional<std::uint64_t> available, const HeapGraph& graph)
        : m_available(available),
          m_graph(graph)
    {
    }

    std::optional<std::uint64_t> available() const { return m_available; }

    /// TooLarge if so many nodes and edges do not fit, beside the strings that are there.
    Result<void> check(std::uint64_t nodes, std::uint64_t edges) const;

    /// Bytes that may still be taken.
    std::uint64_t besideStrings() const;
    std::uint64_t besideColumns() const;
    std::uint64_t besideGraph() const;

private:
    std::uint64_t beside(std::uint64_t taken) const;
    std::uint64_t columns() const;

    std::optional<std::uint64_t> m_available;
    const HeapGraph& m_graph;
};

} // namespace tidemark
