// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/holder.h"
#include "core/heap/object_ids.h"
#include "core/heap/survivors.h"
#include "core/snapshots/kept_contents.h"

#include <array>

namespace tidemark
{

/// How far the objects of three snapshots can be followed: only within one process.
enum class Followed {
    ToThird,     ///< all are of one process
    ToSecond,    ///< the third is of another than the first two
    BetweenNone, ///< the first two are of different ones
    OutOfOrder,  ///< they were not made in the order in which they are given
};

/// What three snapshots say about leaks. Immutable; any thread may read it.
struct SurvivorListing {
    std::shared_ptr<const HeapAnalysis> latest; ///< of the third; never null
    std::vector<SurvivorGroup> groups;          ///< what retains the most first
    std::vector<std::optional<Holder>> holders; ///< of each group, where one edge holds it all
    /// Of each group of functions or closure contexts what most of what they retain is; else none.
    std::vector<std::optional<KeptPart>> contents;
    std::array<bool, 2> areOfOneProcess{true, true}; ///< first and second, second and third
    ObjectIds ids = ObjectIds::Counted;              ///< of the third
    std::array<std::uint64_t, 3> lastIds{};          ///< of objects, in each snapshot; of Counted

    /// Where this is not ToThird, there are no groups. Addresses do not tell of the order.
    Followed followed() const;

    const std::string& classOf(std::size_t group) const
    {
        return latest->overview->classes.classes[groups[group].heapClass].name;
    }
};

/// O(nodes of all three). Errors: Cancelled, TooLarge if memory runs out.
Result<std::shared_ptr<const SurvivorListing>>
listSurvivors(const HeapGraph& first, const HeapGraph& second,
              std::shared_ptr<const HeapAnalysis> latest, TaskControl& control);

} // namespace tidemark
