// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/areas/weighted_tree.h"
#include "core/snapshots/type_listing.h"

namespace tidemark
{

/// Stands as an item for memory outside of the heap, that no object stands for.
inline constexpr std::uint32_t kOutsideHeap = 0xffff'ffffU;

using AreasResult = Result<std::shared_ptr<const WeightedTree>>;

/// The dominators of a heap as a tree of what they retain: items are ordinals, weights retained
/// bytes; the root stands for the whole snapshot. Objects that retain nothing are left out. Of an
/// object that keeps many alive those that are small beside it stand in groups, a node for each
/// class; see groupedClass(). Errors: Cancelled, TooLarge if memory runs out. O(nodes log nodes).
AreasResult areasByDominator(const HeapAnalysis& analysis, TaskControl& control);

/// The item of a group of objects of one class, and back: the class that an item of
/// areasByDominator() stands for, none if that is an object or outside of the heap.
std::uint32_t groupItem(const HeapAnalysis& analysis, std::uint32_t heapClass);
std::optional<std::uint32_t> groupedClass(const HeapAnalysis& analysis, std::uint32_t item);

/// A snapshot by type: the root's children are types, items are rows of the listing, and under each
/// its objects, where they are known; items are ordinals. Weights are shallow bytes, which cover
/// the whole without counting anything twice. Errors: Cancelled, TooLarge if memory runs out.
/// O(nodes log nodes).
AreasResult areasByType(const TypeListing& listing, TaskControl& control);

} // namespace tidemark
