// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/areas/weighted_tree.h"
#include "core/snapshots/type_comparison.h"

#include <memory>

namespace tidemark
{

/// The bytes of one type on both sides of a comparison, shallow.
struct ComparedBytes {
    std::uint64_t before = 0;
    std::uint64_t after = 0;

    std::int64_t change() const { return static_cast<std::int64_t>(after - before); }
    std::uint64_t larger() const { return before < after ? after : before; }
};

/// What a type takes on both sides; of differences that were recorded without the snapshots only
/// what came or went. With what grew in place, unlike ComparedType::sizeDelta().
ComparedBytes comparedBytes(const ComparedType& type);

/// Two snapshots by type as a tree of one level: items are places in the comparison's types,
/// weights the larger side's bytes, changes what the side after has more. O(types log types).
std::shared_ptr<const WeightedTree> areasOfChanges(const TypeComparison& comparison);

} // namespace tidemark
