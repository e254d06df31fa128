// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/group_rule.h"

#include <algorithm>
#include <array>

namespace tidemark
{

namespace
{

constexpr std::array<std::pair<GroupRule, std::string_view>, 5> kRuleIds{
    {{GroupRule::None, "none"},
     {GroupRule::Pattern, "pattern"},
     {GroupRule::Folder, "folder"},
     {GroupRule::Day, "day"},
     {GroupRule::Version, "version"}}};

} // namespace

std::string_view idOf(GroupRule rule)
{
    return std::ranges::find(kRuleIds, rule, [](const auto& id) { return id.first; })->second;
}

std::optional<GroupRule> groupRuleOf(std::string_view id)
{
    const auto* const found =
        std::ranges::find(kRuleIds, id, [](const auto& known) { return known.second; });
    return found == kRuleIds.end() ? std::nullopt : std::optional(found->first);
}

} // namespace tidemark
