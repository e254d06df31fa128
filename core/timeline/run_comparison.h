// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/timeline.h"

#include <optional>

namespace tidemark
{

/// What several runs are compared by: figures of Timeline::mainSeries() over all its samples.
struct RunFigures {
    double peakBytes = 0.0;
    std::int64_t peakAt = 0;   ///< position of the first reading at the peak, in axis units
    std::int64_t duration = 0; ///< from the first sample to the last, in axis units
    double meanBytes = 0.0;    ///< of the readings, each counting alike
    double lastBytes = 0.0;    ///< the last reading

    /// The area under the curve in bytes times axis units: straight lines between neighbouring
    /// readings, nothing across a gap.
    double area = 0.0;
};

/// Figures of @p timeline; none if its main series is not in bytes or has no reading.
std::optional<RunFigures> runFiguresOf(const Timeline& timeline);

/// Figures as ratios to those of a base, minus one: -0.25 is a quarter less. None where the base
/// has 0.
struct RunChange {
    std::optional<double> peak;
    std::optional<double> duration;
    std::optional<double> mean;
    std::optional<double> area;
    std::optional<double> last;
};

RunChange changeOf(const RunFigures& figures, const RunFigures& base);

} // namespace tidemark
