// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshots/type_listing.h"

#include "core/heap/guarded_work.h"

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

Result<TypeListing> typesOf(std::shared_ptr<const HeapAnalysis> analysis, bool withShapes,
                            TaskControl& control)
{
    TypeListing listing = ofHeap(analysis->overview);
    listing.analysis = std::move(analysis);
    if (withShapes) {
        listing.rows = listing.analysis->rows;
        return listing;
    }
    auto plain = classTableOf(*listing.analysis, {}, control);
    if (!plain) {
        return tl::unexpected(std::move(plain.error()));
    }
    listing.ownClasses = std::move(plain->classes);
    listing.rows = std::move(plain->rows);
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
                            std::shared_ptr<const HeapAnalysis> analysis, bool withShapes,
                            TaskControl& control)
{
    Result<TypeListing> types = analysis == nullptr
                                    ? Result<TypeListing>(typesOf(std::move(overview)))
                                    : typesOf(std::move(analysis), withShapes, control);
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
