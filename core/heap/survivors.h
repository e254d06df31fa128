// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/retaining_path.h"

namespace tidemark
{

/// Objects of one class that are held in the same way and outlived two snapshots. Sizes in bytes.
///
/// How the first of them is held is for retainingPath() and PathEnds to say: the paths of all
/// groups together may be far larger than the snapshot.
struct SurvivorGroup {
    std::uint32_t heapClass = 0;      ///< place in the latest snapshot's classes
    std::vector<std::uint32_t> nodes; ///< ordinals in the latest snapshot, in the file's order
    std::uint64_t shallowBytes = 0;
    std::uint64_t retainedBytes = 0; ///< what freeing all of them would free
    /// The nearest edge above that holds all of them, if there is one: neither one inside an object
    /// nor the root's.
    std::optional<Retainer> holder = {};

    bool operator==(const SurvivorGroup&) const = default;
};

/// The last id that V8 had given to an object when the snapshot was made: ids of its objects are
/// odd and count up. 0 if there is none. O(nodes).
std::uint64_t lastObjectId(const HeapGraph& graph);

/// What three snapshots of one process say about leaks: the objects first seen after @p first was
/// made and up to @p second that are still in @p latest, grouped by class and by how they are held
/// (see PathGroups), those that retain the most first. Objects of size 0 are left out. Where the
/// ids of @p latest are addresses, an object is known by its type, its name and its address
/// together. README.md, "Three snapshots".
///
/// Errors: Cancelled (seen every few thousand nodes), TooLarge if memory runs out. O(nodes +
/// retainers of the nodes on the ways); 20 bytes a node while it runs.
Result<std::vector<SurvivorGroup>> survivorsOf(const HeapGraph& first, const HeapGraph& second,
                                               const HeapAnalysis& latest, TaskControl& control);

} // namespace tidemark
