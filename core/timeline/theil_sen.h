// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/lower_envelope.h"

#include <optional>
#include <span>

namespace tidemark
{

/// A straight line through points that are few, noisy and partly wrong, and how sure it is.
struct SlopeEstimate {
    double perSecond = 0.0; ///< Theil-Sen: the median of the slopes between all pairs of points
    double low = 0.0;       ///< of the interval that holds the true slope 19 times in 20
    double high = 0.0;
    double significance = 0.0;    ///< Kendall's S in its standard deviations: above 3 is growth
    double tau = 0.0;             ///< of all pairs: rising ones less falling ones, -1 to 1
    double autocorrelation = 0.0; ///< of neighbouring points' distances from the line, 0 to 1
    std::int64_t origin = 0;      ///< position where the line is at `level`
    double level = 0.0;

    /// The line at @p position.
    double at(std::int64_t position) const;
};

/// Positions are nanoseconds. None with fewer than three points or without two positions.
///
/// The interval is Sen's: as many pair slopes lie beyond its ends as Kendall's S strays without a
/// trend. Samples of memory are not independent, so the variance of S is multiplied by
/// (1 + r) / (1 - r), where r is the rank correlation of neighbouring residuals, corrected upwards
/// for short series (the first-order form of Hamed and Rao, 1998). It is never narrower than one
/// page over the length of the points. O(n² log n): for at most some hundred points.
std::optional<SlopeEstimate> theilSen(std::span<const TimedValue> points);

} // namespace tidemark
