// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/fact.h"
#include "app/text/size_text.h"
#include "app/text/table_column.h"
#include "core/model/recording.h"
#include "core/timeline/statistics.h"

namespace tidemark::app
{

/// What a recording is: its format, called @p format, its program, when it began and how long it
/// took, where it peaked and in which functions, what happened in it. Without what is not known.
std::vector<Fact> recordingFacts(const Recording& recording, const QString& format,
                                 SizeUnit unit = SizeUnit::Binary);

/// A series with its figures.
struct SeriesFigures {
    const Series* series = nullptr; ///< never null
    SeriesStatistics statistics;
};

/// Of all series of @p timeline, which must outlive them. O(samples).
std::vector<SeriesFigures> seriesFiguresOf(const Timeline& timeline);

/// Number of samples, first and last reading, lowest, highest and when, mean.
TableColumns<SeriesFigures> seriesColumns(AxisUnit axis, SizeUnit unit = SizeUnit::Binary);

} // namespace tidemark::app
