// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/class_names.h"

#include <span>

namespace tidemark
{

/// The nodes of each class, by ordinal. Immutable; any thread may read it.
struct ClassMembers {
    std::vector<std::uint32_t> first; ///< of each class in all, and one past the last
    Column<std::uint32_t> all;

    std::span<const std::uint32_t> of(std::uint32_t heapClass) const
    {
        return {all.data() + first[heapClass], first[heapClass + 1] - first[heapClass]};
    }
};

/// The objects behind each row of the class table: nodes of shallow size 0 are in no class, nor
/// those of kNoGroup. O(nodes), 4 bytes a node.
ClassMembers membersOf(const HeapClasses& classes, const WideningColumn& shallowSizes);

} // namespace tidemark
