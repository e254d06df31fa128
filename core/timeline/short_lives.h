// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/life_ranges.h"
#include "core/timeline/slope_rule.h"

namespace tidemark
{

/// What lives say together that are too short to be judged one by one.
struct ShortLives {
    std::size_t lives = 0;   ///< that have enough readings
    std::size_t growing = 0; ///< of these
    SlopeRule slope = {};    ///< a leak; its points are the lives
};

/// A leak, if of three or more lives at least nine in ten grow, go on growing in their later half,
/// and do so faster than @p threshold (usualLeakThreshold() if there is none); together they must
/// have as many readings and as much time as one slope takes. A life that goes on counts once it is
/// half as long as the others usually were. None if they say no such thing, which
/// is no proof that there is no leak. @p main is in bytes over time. O(n).
std::optional<ShortLives> judgeShortLives(const Series& main, const std::vector<LifeRange>& lives,
                                          std::optional<double> threshold);

} // namespace tidemark
