// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/compared_run.h"
#include "core/result.h"

#include <string>
#include <vector>

namespace tidemark::app
{

/// "NAME=PATTERN", as --group takes it: the runs whose path or file name fits a shell pattern.
struct GroupPattern {
    std::string name;
    std::string pattern;
};

/// None if @p text is no such thing.
std::optional<GroupPattern> groupPatternIn(const std::string& text);

/// What --group asks for, or the sentence why that is not to be had: a run in two groups, a group
/// without a run that has figures, runs over unlike axes.
tl::expected<std::vector<RunGroup>, QString> groupRuns(const std::vector<Run>& runs,
                                                       const std::vector<GroupPattern>& patterns);

/// The groups that runs belong to by themselves, as their labels say, in the order of their first
/// runs. Empty where no run with figures belongs to one.
std::vector<RunGroup> groupsByThemselves(const std::vector<Run>& runs);

} // namespace tidemark::app
