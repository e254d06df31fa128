// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/timeline.h"

#include <functional>

namespace tidemark
{

/// The series of a timeline that share one position column, by index into Timeline::series.
struct SeriesGroup {
    std::shared_ptr<const PositionColumn> positions;
    std::vector<std::size_t> members;
};

/// All groups, in order of their first series.
std::vector<SeriesGroup> groupsOf(const Timeline& timeline);

/// Calls @p row with (group, sample index) for every sample of every group by rising position;
/// at one position by group. Stops early when @p row returns false, and then returns false.
bool forEachRow(const std::vector<SeriesGroup>& groups,
                const std::function<bool(std::size_t group, std::size_t sample)>& row);

} // namespace tidemark
