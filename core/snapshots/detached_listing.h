// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/heap_analysis.h"

namespace tidemark
{

/// Objects of one class that their page let go. Sizes in bytes.
struct DetachedGroup {
    std::uint32_t heapClass = 0; ///< place in the overview's classes
    std::vector<std::uint32_t> nodes;
    std::int32_t distance = 0; ///< the least of all
    std::uint64_t shallowBytes = 0;
    std::uint64_t retainedBytes = 0; ///< what freeing all of them would free
};

/// The detached objects of one snapshot by class. Immutable; any thread may read it.
struct DetachedListing {
    std::shared_ptr<const HeapAnalysis> analysis; ///< never null
    std::vector<DetachedGroup> groups;            ///< as their first objects stand in the file
};

/// O(nodes). Errors: Cancelled.
Result<std::shared_ptr<const DetachedListing>>
listDetached(std::shared_ptr<const HeapAnalysis> analysis, TaskControl& control);

} // namespace tidemark
