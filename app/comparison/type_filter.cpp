// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/comparison/type_filter.h"

namespace tidemark::app
{

std::vector<std::uint32_t> typesThatPass(const TypeComparison& comparison, const TextFilter& filter,
                                         bool withUnchanged, const TaskControl& control)
{
    constexpr std::size_t kTypesBetweenLooks = 1024;
    std::vector<std::uint32_t> types;
    for (std::uint32_t type = 0; type < comparison.types.size(); ++type) {
        if (type % kTypesBetweenLooks == 0 && control.cancelled()) {
            break;
        }
        const ComparedType& row = comparison.types[type];
        if ((withUnchanged || row.isChanged()) && filter.matches(row.heapClass.name)) {
            types.push_back(type);
        }
    }
    return types;
}

} // namespace tidemark::app
