// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/heap_analysis.h"
#include "core/heap/nodes_by_id.h"

namespace tidemark
{

/// What changed in one class between two snapshots of one process: README.md, "Comparison". Sizes
/// in bytes.
struct ComparisonRow {
    HeapClass heapClass;
    std::optional<std::uint32_t> baseClass = {};    ///< its place among the base's classes
    std::optional<std::uint32_t> currentClass = {}; ///< its place among the current's classes
    std::int64_t keptCount = 0;                     ///< objects that live in both
    std::int64_t addedCount = 0;
    std::int64_t removedCount = 0;
    std::int64_t addedBytes = 0;
    std::int64_t removedBytes = 0;
    std::int64_t grownBytes =
        0; ///< by how much objects that live in both grew, less what they shrank

    std::int64_t countDelta() const { return addedCount - removedCount; }
    std::int64_t sizeDelta() const { return addedBytes - removedBytes; }
    bool operator==(const ComparisonRow&) const = default;
};

/// Nodes by row of a comparison, within a row by id.
struct RowNodes {
    std::vector<std::size_t> first; ///< of each row in all, and one past the last
    Column<std::uint32_t> all;

    std::span<const std::uint32_t> of(std::size_t row) const
    {
        return {all.data() + first[row], first[row + 1] - first[row]};
    }
    bool operator==(const RowNodes&) const = default;
};

/// The difference of two snapshots by class: each class with objects on either side is in one of
/// the three lists. Immutable; any thread may read it.
struct SnapshotComparison {
    std::vector<ComparisonRow> rows;  ///< of classes with added or removed objects, as DevTools
    std::vector<ComparisonRow> grown; ///< of classes where objects only changed their size
    std::vector<ComparisonRow> same;  ///< of classes where nothing changed
    RowNodes added;                   ///< for rows: ordinals in the current snapshot
    RowNodes removed;                 ///< for rows: ordinals in the base

    bool operator==(const SnapshotComparison&) const = default;
};

/// One of the two snapshots. Both sides' classes must be made with the same shapes.
struct ComparisonSide {
    const HeapGraph& graph;
    const WideningColumn& shallowSizes;
    const HeapClasses& classes;
    const NodesById& byId;
};

/// Joins two snapshots by class key and object id, for callers that have all four columns already.
/// Comparing a snapshot with itself gives no rows; swapping the sides swaps added and removed and
/// the sign of grown.
///
/// O(nodes of both + classes of both), 4 bytes for each node added or removed and 8 more while it
/// runs. Throws std::bad_alloc.
SnapshotComparison joinById(const ComparisonSide& base, const ComparisonSide& current);

/// What names the plain objects of both sides.
enum class ComparedShapes {
    OfCurrent, ///< the current snapshot's shapes, as DevTools does
    None,      ///< they are all `Object`
};

/// Two snapshots and the classes by which they were compared. The tables of the two sides that fit
/// the difference are classRowsOf() with an analysis and these classes; the rows' baseClass and
/// currentClass are ClassRow::heapClass there. Immutable; any thread may read it.
struct ComparedSnapshots {
    SnapshotComparison difference;
    std::shared_ptr<const HeapClasses> baseClasses;    ///< never null
    std::shared_ptr<const HeapClasses> currentClasses; ///< never null
};

/// Compares two snapshots; their retained sizes need not be known.
///
/// Errors: Cancelled (seen between steps), TooLarge if memory runs out. O(nodes log nodes); beside
/// what joinById() takes, 4 bytes a node for ids and for new classes each.
Result<ComparedSnapshots> compareSnapshots(const std::shared_ptr<const HeapOverview>& base,
                                           const std::shared_ptr<const HeapOverview>& current,
                                           ComparedShapes shapes, TaskControl& control);

} // namespace tidemark
