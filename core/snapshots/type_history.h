// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/snapshots/snapshot_comparison.h"

#include <string_view>

namespace tidemark
{

/// The objects of all types that are called @p name in a snapshot, without what they retain; a
/// count of 0 if it has none. None while its types are not known. Plain objects have the shapes of
/// the snapshot itself. O(types).
std::optional<TypeFigures> figuresOfType(const KnownSnapshot& snapshot, std::string_view name);

/// How often a type grew from one snapshot to the next.
struct TypeGrowth {
    std::size_t steps = 0;   ///< from one snapshot that is known to the next one that is
    std::size_t growing = 0; ///< of these, in how many its objects took more bytes

    bool operator==(const TypeGrowth&) const = default;
};

/// @p figures are by time, none of snapshots that are not known.
TypeGrowth growthOf(const std::vector<std::optional<TypeFigures>>& figures);

} // namespace tidemark
