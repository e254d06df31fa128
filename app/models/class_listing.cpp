// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/class_listing.h"

#include <algorithm>
#include <numeric>

namespace tidemark::app
{

namespace
{

std::vector<std::uint32_t> nameRanksOf(const ClassListing& listing)
{
    std::vector<std::uint32_t> rows(listing.rows.size());
    std::iota(rows.begin(), rows.end(), 0U);
    std::ranges::stable_sort(rows, {}, [&listing](std::uint32_t row) {
        return std::string_view(listing.classes().classes[listing.rows[row].heapClass].name);
    });
    std::vector<std::uint32_t> ranks(rows.size());
    for (std::uint32_t rank = 0; rank < rows.size(); ++rank) {
        ranks[rows[rank]] = rank;
    }
    return ranks;
}

ClassListingResult complete(const std::shared_ptr<ClassListing>& listing)
{
    try {
        listing->members = membersOf(listing->classes(), listing->overview->shallowSizes);
        if (listing->analysis != nullptr) {
            listing->nameRanks = nameRanksOf(*listing);
        }
    } catch (const std::bad_alloc&) {
        return failure(ErrorCode::TooLarge);
    }
    return listing;
}

} // namespace

ClassListingResult listClasses(std::shared_ptr<const HeapOverview> overview)
{
    auto listing = std::make_shared<ClassListing>();
    listing->overview = std::move(overview);
    listing->rows = listing->overview->rows;
    return complete(listing);
}

ClassListingResult listClasses(std::shared_ptr<const HeapAnalysis> analysis, bool withShapes,
                               TaskControl& control)
{
    auto listing = std::make_shared<ClassListing>();
    listing->overview = analysis->overview;
    listing->analysis = std::move(analysis);
    if (withShapes) {
        listing->rows = listing->analysis->rows;
        return complete(listing);
    }
    auto plain = classTableOf(*listing->analysis, {}, control);
    if (!plain) {
        return tl::unexpected(plain.error());
    }
    listing->ownClasses = std::move(plain->classes);
    listing->rows = std::move(plain->rows);
    return complete(listing);
}

} // namespace tidemark::app
