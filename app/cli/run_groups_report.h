// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/growth_limit.h"
#include "app/cli/run_groups.h"

#include <nlohmann/json_fwd.hpp>

namespace tidemark::app
{

nlohmann::ordered_json groupsJson(const std::vector<RunGroup>& groups);

/// A table, and a sentence for each group.
QString groupsText(const std::vector<RunGroup>& groups);

/// The same for a comment on a pull request.
QString groupsMarkdown(const std::vector<RunGroup>& groups);

/// Whether the peak of @p group is above that of the base by more than @p limit: all of the range
/// that it lies in or, where there is none, the figure itself.
bool isPassed(const GrowthLimit& limit, const RunGroup& group);

/// A test case for each group but the base, as JUnit writes them; one that is above @p limit has
/// failed.
QString groupsJUnit(const std::vector<RunGroup>& groups, const std::optional<GrowthLimit>& limit,
                    const std::vector<QString>& withoutRuns);

} // namespace tidemark::app
