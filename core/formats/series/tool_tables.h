// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/series/series_columns.h"

#include <span>

namespace tidemark
{

/// True if columns called @p names are those of ps, pidstat, top or vmstat. They write sizes in
/// KiB and name no unit.
bool areColumnsOfPs(std::span<const std::string> names);

/// Makes @p column, one of such a table, count KiB, unless it is no size or names a unit.
void takeAsKib(SeriesColumn& column);

} // namespace tidemark
