// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/snapshots/class_listing.h"

namespace tidemark::app
{

namespace
{

ClassListingResult withMembers(const std::shared_ptr<ClassListing>& listing)
{
    try {
        listing->members = membersOf(listing->classes(), listing->overview->shallowSizes);
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
    return withMembers(listing);
}

ClassListingResult listClasses(std::shared_ptr<const HeapAnalysis> analysis, bool withShapes,
                               TaskControl& control)
{
    auto listing = std::make_shared<ClassListing>();
    listing->overview = analysis->overview;
    listing->analysis = std::move(analysis);
    if (withShapes) {
        listing->rows = listing->analysis->rows;
        return withMembers(listing);
    }
    auto plain = classTableOf(*listing->analysis, {}, control);
    if (!plain) {
        return tl::unexpected(plain.error());
    }
    listing->ownClasses = std::move(plain->classes);
    listing->rows = std::move(plain->rows);
    return withMembers(listing);
}

} // namespace tidemark::app
