// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/axis_placement.h"
#include "core/model/series.h"
#include "core/task_control.h"

namespace tidemark
{

/// A series as it lies on an axis in common with others.
struct PlacedSeries {
    const Series& series;
    AxisPlacement placement = {};
};

/// What @p run has more than @p base, in the unit of their values, over the axis in common: at each
/// position where either has a sample and both have begun and not ended, with straight lines
/// between neighbouring readings. A gap where one of them has none; empty where they do not meet,
/// and unfinished if @p control was cancelled.
Series differenceOf(const PlacedSeries& run, const PlacedSeries& base,
                    const TaskControl& control = TaskControl());

} // namespace tidemark
