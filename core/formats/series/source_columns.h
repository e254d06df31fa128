// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/series/series_columns.h"
#include "core/model/recording.h"

namespace tidemark
{

/// What is noted of a column called @p name in its file that became a series, as @p column.
SourceColumn sourceColumnOf(std::string name, std::string example, const SeriesColumn& column);

/// @p recordings with @p table noted in each. A label that was measured as well, because it parts
/// no rows, is noted as the series that it became.
Recordings withTable(const Recordings& recordings, const SourceTable& table);

} // namespace tidemark
