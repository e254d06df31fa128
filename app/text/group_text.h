// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/size_text.h"
#include "core/model/axis.h"
#include "core/timeline/run_groups.h"

#include <QString>

#include <optional>

namespace tidemark::app
{

/// What a figure of runs is called: "Peak", "Mean", "Area".
QString figureTitle(RunFigure figure, AxisUnit axis);

/// Bytes times axis units: "1.21 GiB·s"; only time has a unit to multiply with.
QString areaText(double area, AxisUnit axis, SizeUnit unit);

/// One value of a figure: "423 MiB", "13 m 03 s", "1.21 GiB·s".
QString figureText(RunFigure figure, double value, AxisUnit axis, SizeUnit unit);

/// "5 runs: mean 423 MiB (95 %: 420 MiB to 427 MiB), median 421 MiB, standard deviation 3.1 MiB".
QString groupFigureText(RunFigure shown, const GroupFigure& figure, AxisUnit axis, SizeUnit unit);

/// "−21.7 % against before (95 %: −22.4 % to −21.0 %), more than noise".
QString groupChangeText(const GroupChange& change, const QString& base);

/// The same where totals were told that may be averages of many runs: without a range it says so.
QString totalsChangeText(const GroupChange& change, const QString& base);

/// What a group of runs is, and how it stands to the base, which has no change: "after: peak 423
/// MiB on average, −21.7 % against before (95 %: −22.4 % to −21.0 %), more than noise; duration 13
/// m 03 s on average, …; for each item 0.363 → 0.278 MiB (−23.5 %) and 0.938 → 0.516 s (−45.0 %)".
/// Both names are shown as they are.
QString groupSentence(const QString& name, const RunGroupFigures& figures, AxisUnit axis,
                      const std::optional<RunGroupChange>& change, const QString& base,
                      SizeUnit unit);

} // namespace tidemark::app
