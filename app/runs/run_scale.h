// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/size_text.h"
#include "core/model/axis.h"
#include "core/timeline/run_groups.h"

namespace tidemark::app
{

/// The axis of a picture of runs: from where to where it goes, in steps of a unit, with round
/// ticks.
struct RunScale {
    SizeStep unit = {QString(), 1.0}; ///< its name is empty where there is none
    double begin = 0.0;               ///< in that unit
    double end = 1.0;
    double tick = 1.0; ///< distance of two ticks

    /// Where @p value, in bytes or axis units, lies: 0 at the begin, 1 at the end.
    double shareOf(double value) const { return (value / unit.bytes - begin) / (end - begin); }

    /// Decimals that a tick's label needs.
    int decimals() const;
};

/// A scale for sizes from @p lowest to @p highest bytes.
RunScale scaleOfSizes(double lowest, double highest, SizeUnit unit);

/// A scale for lengths along @p axis.
RunScale scaleOfLengths(AxisUnit axis, double shortest, double longest, SizeUnit unit);

/// A scale for values of @p figure; lengths are along @p axis.
RunScale scaleOf(RunFigure figure, double lowest, double highest, AxisUnit axis, SizeUnit unit);

} // namespace tidemark::app
