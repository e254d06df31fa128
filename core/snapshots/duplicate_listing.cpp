// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshots/duplicate_listing.h"

#include <algorithm>
#include <numeric>
#include <string_view>

namespace tidemark
{

namespace
{

/// Where each text stands among all, so that a table sorts by numbers.
std::vector<std::uint32_t> textRanksOf(const std::vector<DuplicateStrings>& groups)
{
    std::vector<std::uint32_t> sorted(groups.size());
    std::iota(sorted.begin(), sorted.end(), 0U);
    std::ranges::sort(sorted, {}, [&groups](std::uint32_t group) -> const std::string& {
        return groups[group].text;
    });
    std::vector<std::uint32_t> ranks(groups.size());
    for (std::uint32_t place = 0; place < sorted.size(); ++place) {
        ranks[sorted[place]] = place;
    }
    return ranks;
}

} // namespace

Result<std::shared_ptr<const DuplicateListing>>
listDuplicates(std::shared_ptr<const HeapOverview> overview, TaskControl& control)
{
    auto listing = std::make_shared<DuplicateListing>();
    auto groups = duplicateStringsOf(*overview->graph, overview->shallowSizes, control);
    if (!groups) {
        return tl::unexpected(groups.error());
    }
    listing->groups = std::move(*groups);
    listing->overview = std::move(overview);
    listing->textRanks = textRanksOf(listing->groups);
    for (const DuplicateStrings& group : listing->groups) {
        listing->wastedBytes += group.wastedBytes();
    }
    return listing;
}

} // namespace tidemark
