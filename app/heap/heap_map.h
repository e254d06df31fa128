// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/heap_kinds.h"
#include "core/snapshots/heap_areas.h"

#include <memory>

namespace tidemark::app
{

/// What the map of one heap is drawn from, by dominators or by type. Immutable; any thread may read
/// it.
struct HeapMap {
    std::shared_ptr<const WeightedTree> tree;
    std::shared_ptr<const HeapAnalysis> analysis; ///< null where the snapshot has only types
    std::shared_ptr<const TypeListing> listing;   ///< null by dominators
    std::shared_ptr<const HeapKinds> kinds;       ///< of the analysis' graph, or null

    bool isByType() const { return listing != nullptr; }

    /// How many nodes behind the root stand for types; they come before those of objects.
    std::uint32_t typeCount() const
    {
        return isByType() ? tree->children(WeightedTree::kRoot).count() : 0;
    }

    /// The object that a node stands for, an ordinal; none for a type, a group, the whole, and what
    /// is outside of the heap.
    std::optional<std::uint32_t> objectOf(std::uint32_t node) const;

    /// The class whose small objects a node stands for.
    std::optional<std::uint32_t> groupOf(std::uint32_t node) const;

    /// The row of the listing that a node stands for.
    std::optional<std::uint32_t> typeOf(std::uint32_t node) const;

    /// The node of an object; none if it takes nothing. O(depth * (log nodes + siblings)).
    std::optional<std::uint32_t> nodeOfObject(std::uint32_t object) const;

    /// The node of the first type of a name. O(types).
    std::optional<std::uint32_t> nodeOfType(const std::string& name) const;
};

using HeapMapResult = Result<std::shared_ptr<const HeapMap>>;

/// By what keeps objects alive. Errors and costs as areasByDominator().
HeapMapResult mapByDominator(const std::shared_ptr<const HeapAnalysis>& analysis,
                             TaskControl& control);

/// By type; @p analysis is null where the snapshot has only @p types. Errors and costs as
/// areasByType().
HeapMapResult mapByType(const std::shared_ptr<const HeapAnalysis>& analysis, const TypeTable& types,
                        bool withShapes, TaskControl& control);

} // namespace tidemark::app
