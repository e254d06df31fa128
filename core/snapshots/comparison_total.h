// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/snapshots/type_comparison.h"

namespace tidemark
{

/// What all types of a comparison changed by together. Sizes in bytes.
struct ComparisonTotal {
    std::int64_t sizeDelta = 0;
    std::int64_t countDelta = 0;
    std::int64_t grown = 0;   ///< in place; 0 where objects are not told apart
    std::int64_t added = 0;   ///< objects; 0 where they are not told apart
    std::int64_t removed = 0; ///< likewise
    std::size_t changedTypes = 0;
};

/// O(types).
ComparisonTotal totalOf(const TypeComparison& comparison);

/// The types, by place, that became larger or smaller by most bytes, those first; at most @p most.
/// O(types log most).
std::vector<std::uint32_t> mostChanged(const TypeComparison& comparison, std::size_t most);

} // namespace tidemark
