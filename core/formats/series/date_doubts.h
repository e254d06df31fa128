// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/input/warning_tally.h"
#include "core/formats/series/time_values.h"

namespace tidemark
{

/// Decides the order of day and month in @p times, a column called @p column, where no date told
/// it, by @p dayFirst in doubt; @p tally is told what was taken in doubt, and of dates that
/// contradict what a person said. A correction of the times may follow from it.
void decideDates(TimeValues& times, bool dayFirst, const std::string& column, WarningTally& tally);

} // namespace tidemark
