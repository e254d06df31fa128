// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tidemark
{

/// What puts runs into one group by itself.
enum class GroupRule {
    None,
    Pattern, ///< a shell pattern for each group
    Folder,  ///< the folder that the file is in
    Day,     ///< of local time, that the run began on
    Version, ///< a version that the file's name tells
};

/// The rule as our own file spells it: "pattern", "folder".
std::string_view idOf(GroupRule rule);
std::optional<GroupRule> groupRuleOf(std::string_view id);

/// "NAME=PATTERN": the runs whose path, file name or own group fits a shell pattern.
struct GroupPattern {
    std::string name = {};
    std::string pattern = {};

    bool operator==(const GroupPattern&) const = default;
};

} // namespace tidemark
