// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/series/grouped_series.h"
#include "core/formats/series/time_values.h"
#include "core/model/recording.h"

namespace tidemark
{

/// The samples of a plain series file as they are read.
struct SeriesSamples {
    std::vector<SeriesColumn> columns;
    RowLabels labels;
    SampleTable table; ///< one column for each of columns, then one for each of labels
    AxisUnit axis = AxisUnit::Nanoseconds;
    std::optional<std::int64_t> unixNsAtZero; ///< wall clock of position 0 as the file counts
    std::uint64_t gaps = 0;

    explicit SeriesSamples(std::vector<SeriesColumn> itsColumns, RowLabels itsLabels = {})
        : columns(std::move(itsColumns)),
          labels(std::move(itsLabels)),
          table(columns.size() + labels.size())
    {
    }

    /// The recording: columns without a single reading are left out. NoSamples if none is left.
    Result<Recordings> finish(std::string_view format, WarningTally tally);
};

} // namespace tidemark
