// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/mapping_table.h"

#include <algorithm>
#include <utility>

namespace tidemark
{

namespace
{

constexpr std::array<std::pair<MappingKind, std::string_view>, kMappingKinds.size()> kIds{{
    {MappingKind::Heap, "heap"},
    {MappingKind::Stack, "stack"},
    {MappingKind::Library, "library"},
    {MappingKind::File, "file"},
    {MappingKind::Anonymous, "anonymous"},
    {MappingKind::Code, "code"},
    {MappingKind::Shared, "shared"},
    {MappingKind::Special, "special"},
}};

} // namespace

std::string_view idOf(MappingKind kind)
{
    const auto* const found =
        std::ranges::find(kIds, kind, [](const auto& entry) { return entry.first; });
    return found->second;
}

std::optional<MappingKind> mappingKindOf(std::string_view id)
{
    const auto* const found =
        std::ranges::find(kIds, id, [](const auto& entry) { return entry.second; });
    return found == kIds.end() ? std::nullopt : std::optional(found->first);
}

MappingFigures& MappingFigures::operator+=(const MappingFigures& other)
{
    count += other.count;
    size += other.size;
    rss += other.rss;
    pss += other.pss;
    uss += other.uss;
    swap += other.swap;
    anonymous += other.anonymous;
    return *this;
}

MappingFigures operator-(const MappingFigures& after, const MappingFigures& before)
{
    return {after.count - before.count,
            after.size - before.size,
            after.rss - before.rss,
            after.pss - before.pss,
            after.uss - before.uss,
            after.swap - before.swap,
            after.anonymous - before.anonymous};
}

MappingFigures MappingTable::total() const
{
    MappingFigures total;
    for (const MappingRow& row : rows) {
        total += row.figures;
    }
    return total;
}

} // namespace tidemark
