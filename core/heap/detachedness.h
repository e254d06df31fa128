// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/heap_graph.h"

#include <vector>

namespace tidemark
{

/// Whether each object is still part of its page, spread from the objects of which the file says
/// it: README.md, "Detachedness". Keeps no column where the file says nothing. Immutable; any
/// thread may read it.
class DomStates
{
public:
    /// All unknown.
    DomStates() = default;

    /// O(nodes + edges of native nodes with a state).
    explicit DomStates(const HeapGraph& graph);

    Detachedness of(std::uint32_t node) const
    {
        return m_states.empty() ? Detachedness::Unknown : m_states[node];
    }

    /// True if @p node goes by its name with "Detached " before it.
    bool isRenamed(const HeapGraph& graph, std::uint32_t node) const
    {
        return m_renames && of(node) == Detachedness::Detached &&
               graph.nodeTypes[node] == NodeType::Native;
    }

private:
    void spread(const HeapGraph& graph);
    void spreadOne(const HeapGraph& graph, std::vector<std::uint32_t>& waiting,
                   std::vector<bool>& isSettled, Detachedness state);
    void readNames(const HeapGraph& graph);

    Column<Detachedness> m_states; ///< empty if all are unknown
    bool m_renames = false;
};

/// What "Detached " a name gets, or has in files that say it no other way.
inline constexpr std::string_view kDetachedPrefix = "Detached ";

/// The native nodes that their page let go and something still holds, by ordinal. O(nodes).
std::vector<std::uint32_t> detachedNodes(const HeapGraph& graph, const DomStates& states);

} // namespace tidemark
