// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/compared_run.h"
#include "core/result.h"
#include "core/timeline/run_grouping.h"

#include <vector>

namespace tidemark::app
{

/// What --group asks for, or the sentence why that is not to be had: a run in two groups, a group
/// without a run that has figures, runs over unlike axes.
tl::expected<std::vector<RunGroup>, QString> groupRuns(const std::vector<Run>& runs,
                                                       const std::vector<GroupPattern>& patterns);

/// The groups that runs belong to by themselves, as their labels say, in the order of their first
/// runs. Empty where no run with figures belongs to one.
std::vector<RunGroup> groupsByThemselves(const std::vector<Run>& runs);

} // namespace tidemark::app
