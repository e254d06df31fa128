// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/holder.h"
#include "core/heap/survivors.h"

#include <array>

namespace tidemark::app
{

/// What three snapshots say about leaks. Immutable; any thread may read it.
struct SurvivorListing {
    std::shared_ptr<const HeapAnalysis> latest; ///< of the third; never null
    std::vector<SurvivorGroup> groups;          ///< what retains the most first
    std::vector<std::optional<Holder>> holders; ///< of each group, where one edge holds it all
    bool isOneProcess = true; ///< false if the three cannot come from one, see mayBeOfOneProcess()
    std::array<std::uint64_t, 3> lastIds{}; ///< of objects, in each snapshot

    /// Whether each snapshot was made after the one before it, as far as ids tell. Where it was
    /// not, there are no groups.
    bool isInOrder() const { return lastIds[0] <= lastIds[1] && lastIds[1] <= lastIds[2]; }

    const std::string& classOf(std::uint32_t group) const
    {
        return latest->overview->classes.classes[groups[group].heapClass].name;
    }
};

/// O(nodes of all three). Errors: Cancelled.
Result<std::shared_ptr<const SurvivorListing>>
listSurvivors(const std::shared_ptr<const HeapGraph>& first,
              const std::shared_ptr<const HeapGraph>& second,
              std::shared_ptr<const HeapAnalysis> latest, TaskControl& control);

} // namespace tidemark::app
