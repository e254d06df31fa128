// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/duplicate_strings.h"
#include "core/result.h"
#include "core/task_control.h"

namespace tidemark
{

/// The strings of one snapshot that hold the same text more than once. Immutable; any thread may
/// read it.
struct DuplicateListing {
    std::shared_ptr<const HeapOverview> overview; ///< never null
    std::vector<DuplicateStrings> groups;         ///< the most wasteful first
    std::vector<std::uint32_t> textRanks;         ///< of each group, in the order of their texts
    std::uint64_t wastedBytes = 0;                ///< of all groups
};

/// O(bytes of the texts), and sorting them. Errors: Cancelled.
Result<std::shared_ptr<const DuplicateListing>>
listDuplicates(std::shared_ptr<const HeapOverview> overview, TaskControl& control);

} // namespace tidemark
