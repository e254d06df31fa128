// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshots/change_areas.h"

#include <algorithm>
#include <tuple>

namespace tidemark
{

namespace
{

std::uint64_t bytesOf(const std::optional<TypeFigures>& figures)
{
    return figures ? static_cast<std::uint64_t>(std::max<std::int64_t>(figures->shallowBytes, 0))
                   : 0;
}

} // namespace

ComparedBytes comparedBytes(const ComparedType& type)
{
    if (type.recordedDelta) {
        const std::int64_t delta = *type.recordedDelta;
        return delta < 0 ? ComparedBytes{std::uint64_t{0} - static_cast<std::uint64_t>(delta), 0}
                         : ComparedBytes{0, static_cast<std::uint64_t>(delta)};
    }
    return {bytesOf(type.before), bytesOf(type.after)};
}

std::shared_ptr<const WeightedTree> areasOfChanges(const TypeComparison& comparison)
{
    Branch whole;
    std::uint64_t change = 0; // modulo 2^64, as is a sum of what a hostile file says
    std::vector<Branch> types;
    for (std::size_t i = 0; i < comparison.types.size(); ++i) {
        const ComparedBytes bytes = comparedBytes(comparison.types[i]);
        if (bytes.larger() > 0) {
            types.push_back({static_cast<std::uint32_t>(i), bytes.larger(), bytes.change()});
            whole.weight += bytes.larger();
            change += static_cast<std::uint64_t>(bytes.change());
        }
    }
    whole.change = static_cast<std::int64_t>(change);
    TreeGrower grower(whole, TreeGrower::Sides::Two);
    std::vector<Branch> none;
    std::ignore = grower.grow(types); // 32 bits number all types that fit into memory
    while (grower.isGrowing()) {
        none.clear();
        std::ignore = grower.grow(none);
    }
    return std::make_shared<const WeightedTree>(grower.take());
}

} // namespace tidemark
