// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/heap_graph.h"

namespace tidemark
{

/// A graph's nodes in the order of their ids, to find one and to walk two graphs side by side.
/// Immutable; any thread may read it. The graph must outlive it.
class NodesById
{
public:
    /// O(nodes log nodes), for ids as V8 counts them near O(nodes). 4 bytes a node, up to 16 more
    /// while it runs.
    explicit NodesById(const HeapGraph& graph);

    std::size_t size() const { return m_nodes.size(); }
    std::uint32_t operator[](std::size_t place) const { return m_nodes[place]; }

    /// The node with that id; the first in the file if there are several. O(log nodes).
    std::optional<std::uint32_t> find(std::uint64_t id) const;

private:
    const HeapGraph& m_graph;
    Column<std::uint32_t> m_nodes;
};

} // namespace tidemark
