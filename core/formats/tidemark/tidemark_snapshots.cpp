// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/tidemark/tidemark_snapshots.h"

#include <array>
#include <span>

namespace tidemark
{

namespace
{

using nlohmann::json;

std::optional<TypeRow> toTypeRow(const json& value)
{
    if (!value.is_array() || value.size() < 4) {
        return {};
    }
    auto name = textOf(value[0]);
    const auto count = integerOf(value[1]);
    const auto shallow = integerOf(value[2]);
    TypeRow row;
    if (!name || !count || !shallow || !readOptional(value[3], row.retainedBytes) ||
        !isSize(count) || !isSize(shallow) || !isSize(row.retainedBytes)) {
        return {};
    }
    row.name = std::move(*name);
    row.count = *count;
    row.shallowBytes = *shallow;
    return row;
}

/// In the order in which a line has them, behind kind and name.
constexpr std::array kMappingFigures{
    &MappingFigures::count, &MappingFigures::size, &MappingFigures::rss,      &MappingFigures::pss,
    &MappingFigures::uss,   &MappingFigures::swap, &MappingFigures::anonymous};

std::optional<MappingRow> toMappingRow(const json& value)
{
    constexpr std::size_t kFirstFigure = 2;
    if (!value.is_array() || value.size() < kFirstFigure + kMappingFigures.size()) {
        return {};
    }
    const auto kind = value[0].is_string() ? mappingKindOf(value[0].get<std::string>())
                                           : std::optional<MappingKind>();
    auto name = textOf(value[1]);
    if (!kind || !name) {
        return {};
    }
    MappingRow row{*kind, std::move(*name)};
    for (std::size_t i = 0; i < kMappingFigures.size(); ++i) {
        const auto figure = integerOf(value[kFirstFigure + i]);
        if (!figure || !isSize(figure)) {
            return {};
        }
        row.figures.*kMappingFigures[i] = *figure;
    }
    return row.figures.anonymous <= row.figures.rss ? std::optional(std::move(row)) : std::nullopt;
}

} // namespace

bool TidemarkSnapshots::add(const json& body)
{
    auto label = textOf(member(body, "label"));
    const auto path = textOf(member(body, "path"));
    Snapshot snapshot;
    if (!label || !path || !readOptional(member(body, "at"), snapshot.position) ||
        !isPosition(snapshot.position.value_or(0)) ||
        !addTypesTo(snapshot, member(body, "types"), {})) {
        return false;
    }
    snapshot.label = std::move(*label);
    const json& areSites = member(body, "sites"); // files of earlier versions have none
    snapshot.types.areSites = areSites.is_boolean() && areSites.get<bool>();
    if (!path->empty()) {
        snapshot.path = (m_folder / *path).lexically_normal().string();
    }
    m_all.push_back(std::make_shared<Snapshot>(std::move(snapshot)));
    return true;
}

bool TidemarkSnapshots::addMappings(const json& body)
{
    auto label = textOf(member(body, "label"));
    Snapshot snapshot;
    MappingTable& table = snapshot.mappings;
    if (!label || !readOptional(member(body, "at"), snapshot.position) ||
        !isPosition(snapshot.position.value_or(0)) ||
        !readOptional(member(body, "pid"), table.pid) ||
        !readOptional(member(body, "start_ticks"), table.startTicks) || !isSize(table.pid) ||
        !isSize(table.startTicks) || !addMappingsTo(snapshot, member(body, "rows"), {})) {
        return false;
    }
    snapshot.label = std::move(*label);
    m_all.push_back(std::make_shared<Snapshot>(std::move(snapshot)));
    return true;
}

/// One that was handed out is not to change there.
Snapshot& TidemarkSnapshots::last()
{
    auto& last = m_all.back();
    if (last.use_count() > 1) {
        last = std::make_shared<Snapshot>(*last);
    }
    return *last;
}

bool TidemarkSnapshots::addTypes(const json& rows)
{
    return !m_all.empty() && m_all.back()->mappings.isEmpty() && addTypesTo(last(), rows, m_totals);
}

bool TidemarkSnapshots::addMappingRows(const json& rows)
{
    return !m_all.empty() && !m_all.back()->mappings.isEmpty() &&
           addMappingsTo(last(), rows, m_totals);
}

/// @p before is what the snapshot holds already. All types together count as much as a size may be
/// at most.
bool TidemarkSnapshots::addTypesTo(Snapshot& snapshot, const json& rows, Totals before)
{
    std::vector<TypeRow>& all = snapshot.types.rows;
    const std::size_t known = all.size();
    if (!addRows(rows, &toTypeRow, all)) {
        return false;
    }
    for (const TypeRow& row : std::span(all).subspan(known)) {
        before.objects += static_cast<double>(row.count);
        before.bytes += static_cast<double>(row.shallowBytes);
    }
    if (before.objects > kLargestSize || before.bytes > kLargestSize) {
        all.resize(known);
        return false;
    }
    m_totals = before;
    return true;
}

/// The same for mappings, of which there must be one.
bool TidemarkSnapshots::addMappingsTo(Snapshot& snapshot, const json& rows, Totals before)
{
    std::vector<MappingRow>& all = snapshot.mappings.rows;
    const std::size_t known = all.size();
    if (!addRows(rows, &toMappingRow, all) || all.empty()) {
        return false;
    }
    for (const MappingRow& row : std::span(all).subspan(known)) {
        for (const auto figure : kMappingFigures) {
            before.bytes += static_cast<double>(row.figures.*figure);
        }
    }
    if (before.bytes > kLargestSize) {
        all.resize(known);
        return false;
    }
    m_totals = before;
    return true;
}

} // namespace tidemark
