// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/size_text.h"
#include "core/model/axis.h"
#include "core/timeline/run_groups.h"

#include <QString>

#include <optional>

namespace tidemark::app
{

/// "−21.7 % against before (95 %: −22.4 % to −21.0 %), more than noise".
QString groupChangeText(const GroupChange& change, const QString& base);

/// What a group of runs is, and how it stands to the base, which has no change: "after: peak 423
/// MiB on average, −21.7 % against before (95 %: −22.4 % to −21.0 %), more than noise; duration 13
/// m 03 s on average, …". Both names are shown as they are.
QString groupSentence(const QString& name, const RunGroupFigures& figures, AxisUnit axis,
                      const std::optional<RunGroupChange>& change, const QString& base,
                      SizeUnit unit);

} // namespace tidemark::app
