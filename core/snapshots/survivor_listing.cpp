// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshots/survivor_listing.h"

#include "core/heap/same_process.h"

namespace tidemark
{

namespace
{

void addHolders(SurvivorListing& listing)
{
    ScopeNames scopes(*listing.latest);
    for (const SurvivorGroup& group : listing.groups) {
        listing.holders.push_back(
            group.holder ? std::optional(holderOf(*listing.latest, *group.holder, scopes))
                         : std::nullopt);
    }
}

/// A class of the engine's says little: what the program knows of them stands behind them.
void addContents(SurvivorListing& listing)
{
    const HeapAnalysis& latest = *listing.latest;
    listing.contents.reserve(listing.groups.size());
    for (const SurvivorGroup& group : listing.groups) {
        const auto part = isProgramClass(latest, group.heapClass)
                              ? std::nullopt
                              : largestPart(latest, group.nodes);
        const bool isKnown = part && isProgramClass(latest, part->heapClass);
        listing.contents.push_back(isKnown ? part : std::nullopt);
    }
}

} // namespace

Followed SurvivorListing::followed() const
{
    if (!areOfOneProcess[0]) {
        return Followed::BetweenNone;
    }
    if (!areOfOneProcess[1]) {
        return Followed::ToSecond;
    }
    const bool isInOrder =
        ids == ObjectIds::Addresses || (lastIds[0] <= lastIds[1] && lastIds[1] <= lastIds[2]);
    return isInOrder ? Followed::ToThird : Followed::OutOfOrder;
}

Result<std::shared_ptr<const SurvivorListing>>
listSurvivors(const HeapGraph& first, const HeapGraph& second,
              std::shared_ptr<const HeapAnalysis> latest, TaskControl& control)
{
    auto listing = std::make_shared<SurvivorListing>();
    listing->latest = std::move(latest);
    const HeapGraph& third = listing->latest->graph();
    listing->ids = objectIdsOf(third);
    listing->lastIds = {lastObjectId(first), lastObjectId(second), lastObjectId(third)};
    listing->areOfOneProcess = {mayBeOfOneProcess(first, second), mayBeOfOneProcess(second, third)};
    if (listing->followed() == Followed::ToThird) {
        auto groups = survivorsOf(first, second, *listing->latest, control);
        if (!groups) {
            return tl::unexpected(groups.error());
        }
        listing->groups = std::move(*groups);
        addHolders(*listing);
        addContents(*listing);
    }
    return listing;
}

} // namespace tidemark
