// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/axis.h"

#include <QString>

namespace tidemark::app
{

/// "30.5 ms", "3.40 s", "1 m 12 s", "4 h 05 m", "2 d 03 h" for a stretch of time. A moment is
/// written as the axis writes it, see axisPositionText().
QString durationText(std::int64_t nanoseconds);

/// Local date and time of a moment, in the default QLocale, to the second.
QString wallClockText(std::int64_t unixNanoseconds);

/// A stretch of any axis: "3.4 s", "12.3 M instructions", "1.5 MiB allocated".
QString axisText(AxisUnit unit, std::int64_t length);

/// A position of any axis: the same, but moments of time are seconds, "0.224 s", "45.3 s", and from
/// two minutes on as clocks write them, "1:11:45.3". So do the axis and its cursor.
QString axisPositionText(AxisUnit unit, std::int64_t position);

/// A stretch of any axis: the same, but "12 samples" where positions are "sample 12".
QString axisLengthText(AxisUnit unit, std::int64_t length);

/// A position or stretch as axisText() has it with all digits, for tooltips and copying: "3.402117
/// s", "12,345,678 instructions".
QString exactAxisText(AxisUnit unit, std::int64_t length);

/// A position on a time axis with the decimals that @p step, the smallest visible difference in
/// nanoseconds, calls for: "3.402 s", "1:13:15.2" from two minutes on.
QString preciseTimeText(std::int64_t nanoseconds, std::int64_t step);

/// "1:05", "1:13:15.2", "2 d 1:13:15": as clocks write it.
QString clockText(double seconds, int decimals);

} // namespace tidemark::app
