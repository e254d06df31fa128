// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/timeline.h"

#include <optional>
#include <vector>

namespace tidemark
{

/// When one of the processes that followed one another in a recording was there, in axis units.
struct LifeRange {
    std::int64_t begin = 0;
    std::int64_t end = 0;                 ///< when it ended, or its last sample so far
    std::optional<std::int64_t> pid = {}; ///< where a marker names it
    bool hasEnded = false;                ///< by a restart or an exit
    AxisRange samples = {};               ///< what was read at a restart is of the next one

    std::int64_t length() const { return end - begin; }
    bool operator==(const LifeRange&) const = default;
};

/// The lives of @p timeline by its markers alone, at least one: restarts lie between them, and an
/// exit ends the last one. A restart that goes back before another one takes no time.
std::vector<LifeRange> lifeRangesOf(const Timeline& timeline);

/// The samples of a process that has ended without what @p series read while it ended: a last fall
/// of more than a tenth, that lasted a second or a quarter of its life at most, tells of the
/// program taking itself down. Positions are nanoseconds. O(samples of that second).
AxisRange withoutTakeDown(const Series& series, AxisRange samples);

} // namespace tidemark
