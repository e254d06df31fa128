// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshots/type_listing.h"

#include "core/heap/guarded_work.h"
#include "core/heap/object_groups.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace tidemark
{

namespace
{

std::vector<std::uint32_t> allRows(const TypeListing& listing)
{
    std::vector<std::uint32_t> rows(listing.rows.size());
    std::iota(rows.begin(), rows.end(), 0U);
    return rows;
}

std::vector<std::uint32_t> nameRanksOf(const TypeListing& listing)
{
    std::vector<std::uint32_t> rows = allRows(listing);
    std::ranges::stable_sort(rows, {}, [&listing](std::uint32_t row) {
        return std::string_view(listing.typeOf(row).name);
    });
    std::vector<std::uint32_t> ranks(rows.size());
    for (std::uint32_t rank = 0; rank < rows.size(); ++rank) {
        ranks[rows[rank]] = rank;
    }
    return ranks;
}

TypeListing ofHeap(std::shared_ptr<const HeapOverview> overview)
{
    TypeListing listing;
    listing.overview = std::move(overview);
    listing.objects = listing.overview->graph->nodeCount();
    listing.totalBytes = listing.overview->totalBytes;
    return listing;
}

HeapClasses classesBy(ObjectGrouping grouping, const HeapAnalysis& analysis, TaskControl& control)
{
    switch (grouping) {
    case ObjectGrouping::Shape:
        break;
    case ObjectGrouping::Type:
        return classesOf(analysis.graph(), analysis.overview->states,
                         PropertyLists(analysis.graph()), {});
    case ObjectGrouping::Holder:
        return classesByHolder(analysis, control);
    case ObjectGrouping::Script:
        return classesByScript(analysis, control);
    case ObjectGrouping::Package:
        return classesByPackage(analysis, control);
    }
    return analysis.overview->classes;
}

/// The objects that are in no row do not count.
void countOnlyRows(TypeListing& listing)
{
    listing.objects = 0;
    listing.totalBytes = 0;
    for (const ClassRow& row : listing.rows) {
        listing.objects += row.count;
        listing.totalBytes += row.shallowBytes;
    }
}

} // namespace

const HeapClass& TypeListing::typeOf(std::size_t row) const
{
    return classes().classes[rows[row].heapClass];
}

std::span<const std::uint32_t> TypeListing::objectsOf(std::size_t row) const
{
    return members.all.empty() ? std::span<const std::uint32_t>() : members.of(rows[row].heapClass);
}

TypeListing typesOf(const TypeTable& types)
{
    TypeListing listing;
    listing.areSites = types.areSites;
    for (const TypeRow& row : types.rows) {
        const auto place = static_cast<std::uint32_t>(listing.rows.size());
        listing.ownClasses.classes.push_back({row.name});
        ClassRow made{place,
                      static_cast<std::uint64_t>(row.count),
                      0,
                      static_cast<std::uint64_t>(row.shallowBytes),
                      {}};
        if (row.retainedBytes) {
            made.retainedBytes = static_cast<std::uint64_t>(*row.retainedBytes);
        }
        listing.objects += made.count;
        listing.totalBytes += made.shallowBytes;
        listing.rows.push_back(made);
    }
    return listing;
}

TypeListing typesOf(std::shared_ptr<const HeapOverview> overview)
{
    TypeListing listing = ofHeap(std::move(overview));
    listing.rows = listing.overview->rows;
    return listing;
}

Result<TypeListing> typesOf(std::shared_ptr<const HeapAnalysis> analysis, const ListingWish& wish,
                            TaskControl& control)
{
    TypeListing listing = ofHeap(analysis->overview);
    listing.analysis = std::move(analysis);
    listing.grouping = wish.grouping;
    if (wish == ListingWish()) {
        listing.rows = listing.analysis->rows;
        return listing;
    }
    auto classes = guarded([&] {
        HeapClasses grouped = classesBy(wish.grouping, *listing.analysis, control);
        leaveOut(grouped, wish.filter, *listing.analysis, control);
        return grouped;
    });
    if (!classes) {
        return tl::unexpected(std::move(classes.error()));
    }
    auto rows = classRowsOf(*listing.analysis, *classes, control);
    if (!rows) {
        return tl::unexpected(std::move(rows.error()));
    }
    listing.ownClasses = std::move(*classes);
    listing.rows = std::move(*rows);
    if (!wish.filter.takesAll()) {
        countOnlyRows(listing);
    }
    return listing;
}

void addObjects(TypeListing& listing)
{
    if (listing.overview != nullptr) {
        listing.members = membersOf(listing.classes(), listing.overview->shallowSizes);
    }
    if (listing.overview == nullptr || listing.analysis != nullptr) {
        listing.nameRanks = nameRanksOf(listing);
    }
}

std::vector<std::uint32_t> sortedByRetained(const TypeListing& listing)
{
    std::vector<std::uint32_t> rows = allRows(listing);
    std::ranges::sort(rows, [&listing](std::uint32_t a, std::uint32_t b) {
        const ClassRow& rowA = listing.rows[a];
        const ClassRow& rowB = listing.rows[b];
        const auto sizesA = std::tie(rowA.retainedBytes, rowA.shallowBytes);
        const auto sizesB = std::tie(rowB.retainedBytes, rowB.shallowBytes);
        if (sizesA != sizesB) {
            return sizesA > sizesB;
        }
        const HeapClass& typeA = listing.typeOf(a);
        const HeapClass& typeB = listing.typeOf(b);
        return typeA.name != typeB.name ? typeA.name < typeB.name : typeA.key() < typeB.key();
    });
    return rows;
}

TypeListingResult listTypes(const TypeTable& types)
{
    return guarded([&]() -> std::shared_ptr<const TypeListing> {
        auto listing = std::make_shared<TypeListing>(typesOf(types));
        addObjects(*listing);
        return listing;
    });
}

TypeListingResult listTypes(std::shared_ptr<const HeapOverview> overview,
                            std::shared_ptr<const HeapAnalysis> analysis, const ListingWish& wish,
                            TaskControl& control)
{
    Result<TypeListing> types = analysis == nullptr
                                    ? Result<TypeListing>(typesOf(std::move(overview)))
                                    : typesOf(std::move(analysis), wish, control);
    if (!types) {
        return tl::unexpected(std::move(types.error()));
    }
    return guarded([&]() -> std::shared_ptr<const TypeListing> {
        auto listing = std::make_shared<TypeListing>(std::move(*types));
        addObjects(*listing);
        return listing;
    });
}

} // namespace tidemark
