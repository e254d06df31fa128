// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/recording.h"

#include <optional>
#include <string>
#include <vector>

namespace tidemark
{

/// The last value of a figure that a program told of itself.
struct LastTold {
    std::string name = {};
    double value = 0.0; ///< bytes if isBytes
    bool isBytes = false;

    bool operator==(const LastTold&) const = default;
};

/// What several runs are compared by: figures of Timeline::mainSeries() over all its samples, or
/// what was told of a run as a whole.
struct RunFigures {
    double peakBytes = 0.0;
    std::int64_t peakAt = 0;   ///< position of the first reading at the peak, in axis units
    std::int64_t duration = 0; ///< from the first sample to the last, in axis units
    double meanBytes = 0.0;    ///< of the readings, each counting alike
    double lastBytes = 0.0;    ///< the last reading

    /// The area under the curve in bytes times axis units: straight lines between neighbouring
    /// readings, nothing across a gap.
    double area = 0.0;

    /// Whether there are samples. Without, only peak, duration and count are known: mean, last and
    /// area are kGap.
    bool hasSamples = true;

    std::optional<double> count = {}; ///< of items that the run worked on, above 0
    std::vector<LastTold> told = {};  ///< what the program told else, each name once

    double peakPerItem() const;     ///< bytes; kGap without a count
    double durationPerItem() const; ///< axis units; kGap without a count
};

/// Figures of @p timeline; none if its main series is not in bytes or has no reading.
std::optional<RunFigures> runFiguresOf(const Timeline& timeline);

/// The same of a whole recording, with what its program told of itself: the last value of "items"
/// or "count" is the count. Of one with totals these are the figures.
std::optional<RunFigures> runFiguresOf(const Recording& recording);

/// Figures as ratios to those of a base, minus one: -0.25 is a quarter less. None where the base
/// has 0.
struct RunChange {
    std::optional<double> peak;
    std::optional<double> duration;
    std::optional<double> mean;
    std::optional<double> area;
    std::optional<double> last;
    std::optional<double> peakPerItem = {};
    std::optional<double> durationPerItem = {};
};

RunChange changeOf(const RunFigures& figures, const RunFigures& base);

} // namespace tidemark
