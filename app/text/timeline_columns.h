// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/table_column.h"
#include "core/model/axis.h"

namespace tidemark::app
{

/// The columns that stand in several tables about recordings, by what they show.
enum class TimelineColumn {
    Series,
    Position,
    Duration,
    Peak,
    First,
    Last,
    Min,
    Max,
    Mean,
    Change,
    Trend,
    Function,
    Mark,
    SincePrevious,
    VersusPrevious,
    VersusFirst,
};

/// The title of a column in the window, on the command line and in exported tables; @p axis is that
/// of the recording.
ColumnTitle columnTitle(TimelineColumn column, AxisUnit axis = AxisUnit::Nanoseconds);

} // namespace tidemark::app
