// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/size_text.h"
#include "core/model/axis.h"

#include <QString>

#include <optional>
#include <vector>

namespace tidemark::app
{

/// One labelled line of an axis.
struct Tick {
    double position; ///< in the axis' own unit: bytes, nanoseconds
    QString label;
};

/// The ticks of an axis at round values, and the unit that their labels share.
struct TickSet {
    std::vector<Tick> ticks;
    QString unit;      ///< "MiB", "s"; empty where the labels say it
    double step = 1.0; ///< distance of two ticks
};

/// Sizes from 0 to @p highest bytes with at most @p atMost steps of 1, 2 or 5 × 10^n of the unit.
/// The last tick is at or above @p highest.
TickSet sizeTicks(double highest, int atMost, SizeUnit unit);

/// Sizes between @p lowest and @p highest bytes, both included, with steps like those; at most
/// @p atMost + 1 of them.
TickSet sizeTicksBetween(double lowest, double highest, int atMost, SizeUnit unit);

/// The same for a logarithmic axis, whose @p lowest is above 0: powers of 2 or 10 with a unit for
/// each, or steps as above where these are too few to read the axis by.
TickSet logarithmicSizeTicks(double lowest, double highest, int atMost, SizeUnit unit);

/// Positions inside @p visible, at most @p atMost of them. With @p wallClockOrigin (Unix
/// nanoseconds of position 0) the labels of a time axis are local clock times.
TickSet positionTicks(AxisUnit unit, AxisRange visible, int atMost,
                      std::optional<std::int64_t> wallClockOrigin = {});

/// The same of an axis that recordings are stretched over: its labels are percents of each.
TickSet shareTicks(AxisRange visible, int atMost);

} // namespace tidemark::app
