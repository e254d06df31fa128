// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/lower_envelope.h"

#include <span>
#include <vector>

namespace tidemark
{

/// How growth changes while it lasts: the slopes of the parabola with the least squared distances.
struct Curvature {
    double earlySlope = 0.0;   ///< mean over the first half, per second
    double lateSlope = 0.0;    ///< over the second half
    double significance = 0.0; ///< standard deviations from a straight line; negative slows down
    std::vector<double> residuals = {}; ///< of the parabola, one a point
};

/// Positions are nanoseconds. All 0 and none with fewer than five points or without three
/// positions.
///
/// The deviation counts as many points as are independent, as in theilSen(). O(n log n).
Curvature curvatureOf(std::span<const TimedValue> points);

} // namespace tidemark
