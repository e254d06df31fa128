// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/axis.h"
#include "core/model/series.h"

#include <optional>

namespace tidemark
{

/// What can be said about one series over a stretch of its axis. Values in the kind's unit.
struct SeriesStatistics {
    std::size_t samples = 0;  ///< in the stretch, gaps included
    std::size_t readings = 0; ///< samples that hold a number; all below needs at least one
    double first = 0.0;
    double last = 0.0;
    double min = 0.0;
    double max = 0.0;
    double mean = 0.0;        ///< over the readings, each counting alike
    std::int64_t maxAt = 0;   ///< position of the first reading that equals max
    std::int64_t firstAt = 0; ///< position of the first reading
    std::int64_t lastAt = 0;  ///< position of the last reading

    /// The stretch between the first reading and the last, which a change is measured over. It is
    /// shorter than what was asked for: nobody knows the values at the edges between two samples.
    std::int64_t span() const { return lastAt - firstAt; }

    /// The last reading less the first; none without two of them.
    std::optional<double> change() const;

    /// How much the value grows while the position grows by @p unit: change() by span(). None
    /// without readings at two positions.
    std::optional<double> rate(std::int64_t unit) const;
};

/// Statistics of the samples inside @p range. O(log n) and one step per 32,768 samples.
SeriesStatistics statisticsOf(const Series& series, AxisRange range);

/// The same over all samples.
SeriesStatistics statisticsOf(const Series& series);

} // namespace tidemark
