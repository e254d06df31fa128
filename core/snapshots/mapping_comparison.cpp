// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshots/mapping_comparison.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace tidemark
{

namespace
{

using MappingPlace = std::pair<MappingKind, std::string_view>;
using BothFigures = std::pair<std::optional<MappingFigures>, std::optional<MappingFigures>>;

/// A file may hold a kind and name again.
void addTo(std::optional<MappingFigures>& sum, const MappingFigures& figures)
{
    MappingFigures known = sum.value_or(MappingFigures());
    sum = known += figures;
}

} // namespace

MappingFigures ComparedMapping::delta() const
{
    return after.value_or(MappingFigures()) - before.value_or(MappingFigures());
}

MappingComparison compareMappings(const MappingTable& before, const MappingTable& after)
{
    std::map<MappingPlace, BothFigures> all;
    for (const MappingRow& row : before.rows) {
        addTo(all[{row.kind, row.name}].first, row.figures);
    }
    for (const MappingRow& row : after.rows) {
        addTo(all[{row.kind, row.name}].second, row.figures);
    }
    MappingComparison comparison{{}, before.total(), after.total()};
    comparison.rows.reserve(all.size());
    for (const auto& [place, figures] : all) {
        comparison.rows.push_back(
            {place.first, std::string(place.second), figures.first, figures.second});
    }
    std::ranges::stable_sort(comparison.rows,
                             [](const ComparedMapping& a, const ComparedMapping& b) {
                                 const MappingFigures deltaA = a.delta();
                                 const MappingFigures deltaB = b.delta();
                                 const auto order = [](const MappingFigures& one) {
                                     return std::tie(one.rss, one.pss, one.uss, one.swap);
                                 };
                                 return order(deltaA) > order(deltaB);
                             });
    return comparison;
}

} // namespace tidemark
