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

/// Runs that were put into one group, with their figures. The first group is the base.
struct RunGroup {
    std::string name;
    AxisUnit axis = AxisUnit::Nanoseconds;
    std::size_t runs = 0;
    RunGroupFigures figures;
    std::optional<RunGroupChange> versusBase = {}; ///< none of the base
};

/// What --group asks for, or the sentence why that is not to be had: a run in two groups, a group
/// without a run that has figures, runs over unlike axes.
tl::expected<std::vector<RunGroup>, QString> groupRuns(const std::vector<Run>& runs,
                                                       const std::vector<GroupPattern>& patterns);

} // namespace tidemark::app
