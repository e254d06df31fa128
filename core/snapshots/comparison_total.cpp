// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshots/comparison_total.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <utility>

namespace tidemark
{

ComparisonTotal totalOf(const TypeComparison& comparison)
{
    ComparisonTotal total;
    for (const ComparedType& type : comparison.types) {
        total.sizeDelta += type.sizeDelta();
        total.countDelta += type.countDelta();
        total.changedTypes += type.isChanged() ? 1U : 0U;
        if (type.change) {
            total.grown += type.change->grownBytes;
            total.added += type.change->addedCount;
            total.removed += type.change->removedCount;
        }
    }
    return total;
}

std::vector<std::uint32_t> mostChanged(const TypeComparison& comparison, std::size_t most)
{
    std::vector<std::uint32_t> types(comparison.types.size());
    std::iota(types.begin(), types.end(), std::uint32_t{0});
    const auto sizeOf = [&comparison](std::uint32_t type) {
        return std::abs(comparison.types[type].sizeDelta());
    };
    const std::size_t count = std::min(most, types.size());
    const auto end = types.begin() + static_cast<std::ptrdiff_t>(count);
    std::ranges::partial_sort(types, end, [&sizeOf](std::uint32_t left, std::uint32_t right) {
        return std::pair(sizeOf(left), right) > std::pair(sizeOf(right), left);
    });
    types.resize(count);
    std::erase_if(types, [&sizeOf](std::uint32_t type) { return sizeOf(type) == 0; });
    return types;
}

} // namespace tidemark
