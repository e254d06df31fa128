// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/comparison/survivor_listing.h"

#include "core/heap/same_process.h"

namespace tidemark::app
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

} // namespace

Result<std::shared_ptr<const SurvivorListing>>
listSurvivors(const std::shared_ptr<const HeapGraph>& first,
              const std::shared_ptr<const HeapGraph>& second,
              std::shared_ptr<const HeapAnalysis> latest, TaskControl& control)
{
    auto listing = std::make_shared<SurvivorListing>();
    listing->latest = std::move(latest);
    listing->lastIds = {lastObjectId(*first), lastObjectId(*second),
                        lastObjectId(listing->latest->graph())};
    listing->isOneProcess =
        mayBeOfOneProcess(*first, *second) && mayBeOfOneProcess(*second, listing->latest->graph());
    if (listing->isInOrder() && listing->isOneProcess) {
        auto groups = survivorsOf(*first, *second, *listing->latest, control);
        if (!groups) {
            return tl::unexpected(groups.error());
        }
        listing->groups = std::move(*groups);
        addHolders(*listing);
    }
    return listing;
}

} // namespace tidemark::app
