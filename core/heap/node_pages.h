// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/heap_analysis.h"

namespace tidemark
{

/// What nodes are ordered by.
enum class NodeKey { Retained, Shallow, Distance, Id };

/// An order of nodes. Those of equal keys stand in the file's order, whichever way the keys go.
struct NodeOrder {
    NodeKey key = NodeKey::Retained;
    bool isDescending = true;

    bool operator==(const NodeOrder&) const = default;
};

/// Where the keys of one graph's nodes are found; a view that must not outlive them.
struct NodeColumns {
    explicit NodeColumns(const HeapOverview& overview);
    explicit NodeColumns(const HeapAnalysis& analysis);

    const WideningColumn& ids;
    const WideningColumn& shallowSizes;
    const Column<std::int32_t>& distances;
    const Column<std::uint64_t>* retainedSizes = nullptr; ///< null as long as they are not known
};

/// The next @p count of @p nodes in @p order, or all that are left: those behind @p after, the last
/// node of the page before, or the first ones without it. Unreached nodes are the farthest. By
/// retained size before that is known, all nodes are equal.
///
/// @p nodes are different ones, in any order. O(nodes), whatever their order, and 32 bytes for each
/// of the page.
std::vector<std::uint32_t> nodePage(std::span<const std::uint32_t> nodes, NodeOrder order,
                                    const NodeColumns& columns, std::optional<std::uint32_t> after,
                                    std::size_t count);

} // namespace tidemark
