// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/series/series_columns.h"

#include <span>

namespace tidemark
{

/// True if columns called @p names are those of ps, pidstat, top, vmstat or sar. They write sizes
/// in KiB and name no unit.
bool areColumnsOfPs(std::span<const std::string> names);

/// True if columns called @p names are those of a table that InfluxDB exports, of which the first
/// three only number it.
bool areColumnsOfInfluxDb(std::span<const std::string> names);

/// True for a column of the highest RSS so far, as getrusage() tells it: in KiB on Linux.
bool isHighestRss(std::string_view name);

/// Makes @p column, one of such a table, count KiB, unless it is no size or names a unit.
void takeAsKib(SeriesColumn& column);

} // namespace tidemark
