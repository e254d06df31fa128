// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshots/mapping_listing.h"

#include <algorithm>
#include <tuple>

namespace tidemark
{

MappingListing listMappings(const MappingTable& table)
{
    MappingListing listing{table.rows, table.total()};
    std::ranges::sort(listing.rows, [](const MappingRow& a, const MappingRow& b) {
        const auto sizesOf = [](const MappingFigures& one) {
            return std::tie(one.rss, one.pss, one.uss, one.swap, one.size);
        };
        const auto sizesA = sizesOf(a.figures);
        const auto sizesB = sizesOf(b.figures);
        return sizesA != sizesB ? sizesA > sizesB
                                : std::tie(a.kind, a.name) < std::tie(b.kind, b.name);
    });
    return listing;
}

} // namespace tidemark
