// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/heap_analysis.h"
#include "core/heap/nodes_by_id.h"

namespace tidemark
{

/// What changed in one class between two snapshots of one process (README.md, "Comparison"). Sizes
/// in bytes.
struct JoinedClass {
    HeapClass heapClass;
    std::int64_t addedCount = 0;
    std::int64_t removedCount = 0;
    std::int64_t addedBytes = 0;
    std::int64_t removedBytes = 0;
    /// By how much objects that live in both grew, less what they shrank.
    std::int64_t grownBytes = 0;

    std::int64_t countDelta() const { return addedCount - removedCount; }
    std::int64_t sizeDelta() const { return addedBytes - removedBytes; }
    bool operator==(const JoinedClass&) const = default;
};

/// Nodes by row of a comparison, within a row by id.
struct JoinedNodes {
    std::vector<std::size_t> first; ///< of each row in all, and one past the last
    Column<std::uint32_t> all;

    std::span<const std::uint32_t> of(std::size_t row) const
    {
        return {all.data() + first[row], first[row + 1] - first[row]};
    }
    bool operator==(const JoinedNodes&) const = default;
};

/// The difference of two snapshots by class, without those in which nothing changed. Immutable; any
/// thread may read it.
struct ObjectJoin {
    std::vector<JoinedClass> rows;  ///< of classes with added or removed objects, as DevTools
    std::vector<JoinedClass> grown; ///< of classes where objects only changed their size
    JoinedNodes added;              ///< for rows: ordinals in the snapshot after
    JoinedNodes removed;            ///< for rows: ordinals in the snapshot before

    bool operator==(const ObjectJoin&) const = default;
};

/// One of the two snapshots. Both sides' classes must be made with the same shapes.
struct JoinSide {
    const HeapGraph& graph;
    const WideningColumn& shallowSizes;
    const HeapClasses& classes;
    const NodesById& byId;
};

/// Joins two snapshots by class key and object id (README.md, "Comparison"). Comparing a snapshot
/// with itself gives no rows; swapping the sides swaps added and removed and the sign of grown.
///
/// O(nodes of both + classes of both), 4 bytes for each node added or removed and 8 more while it
/// runs. Throws std::bad_alloc.
ObjectJoin joinById(const JoinSide& before, const JoinSide& after);

} // namespace tidemark
