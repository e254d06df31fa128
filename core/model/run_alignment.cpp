// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/run_alignment.h"

#include <algorithm>
#include <array>

namespace tidemark
{

namespace
{

constexpr std::array<std::pair<AlignmentKind, std::string_view>, 7> kIds{
    {{AlignmentKind::Start, "start"},
     {AlignmentKind::WallClock, "wall_clock"},
     {AlignmentKind::End, "end"},
     {AlignmentKind::Function, "function"},
     {AlignmentKind::Mark, "mark"},
     {AlignmentKind::Stretched, "stretched"},
     {AlignmentKind::Functions, "functions"}}};

} // namespace

std::string_view idOf(AlignmentKind kind)
{
    return std::ranges::find(kIds, kind, [](const auto& id) { return id.first; })->second;
}

std::optional<AlignmentKind> alignmentKindOf(std::string_view id)
{
    const auto* const found =
        std::ranges::find(kIds, id, [](const auto& known) { return known.second; });
    return found == kIds.end() ? std::nullopt : std::optional(found->first);
}

std::optional<RunAlignment> readAlignment(std::string_view text)
{
    const std::size_t sign = text.find('=');
    const auto kind = alignmentKindOf(text.substr(0, sign));
    if (!kind) {
        return {};
    }
    const bool wantsName = *kind == AlignmentKind::Function || *kind == AlignmentKind::Mark;
    const bool hasName = sign != std::string_view::npos && sign + 1 < text.size();
    if (wantsName != hasName || (!wantsName && sign != std::string_view::npos)) {
        return {};
    }
    return RunAlignment{*kind, wantsName ? std::string(text.substr(sign + 1)) : std::string()};
}

} // namespace tidemark
