// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/snapshots/class_listing.h"

namespace tidemark::app
{

std::shared_ptr<const ClassListing> listClasses(std::shared_ptr<const HeapOverview> overview)
{
    auto listing = std::make_shared<ClassListing>();
    listing->overview = std::move(overview);
    listing->rows = listing->overview->rows;
    listing->members = membersOf(listing->classes(), listing->overview->shallowSizes);
    return listing;
}

std::shared_ptr<const ClassListing> listClasses(std::shared_ptr<const HeapAnalysis> analysis,
                                                bool withShapes)
{
    auto listing = std::make_shared<ClassListing>();
    listing->overview = analysis->overview;
    listing->analysis = std::move(analysis);
    if (withShapes) {
        listing->rows = listing->analysis->rows;
    } else {
        ClassTable plain = classTableOf(*listing->analysis, {});
        listing->ownClasses = std::move(plain.classes);
        listing->rows = std::move(plain.rows);
    }
    listing->members = membersOf(listing->classes(), listing->overview->shallowSizes);
    return listing;
}

} // namespace tidemark::app
