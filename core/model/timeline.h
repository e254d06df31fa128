// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/axis.h"
#include "core/model/marker.h"
#include "core/model/series.h"

#include <vector>

namespace tidemark
{

/// Everything drawn over one horizontal axis. Positions count from the recording's first sample.
struct Timeline {
    AxisUnit axis = AxisUnit::Nanoseconds;
    std::vector<Series> series;
    std::vector<Marker> markers; ///< by start, then by level

    /// Smallest range that holds every sample (empty if there is none); its end is one past the
    /// last sample. Markers may lie outside.
    AxisRange sampledRange() const;

    /// The series that stands for the recording where only one can be shown, chosen by what it is
    /// and never by its place: of those of the program itself (not of a child) RSS, else PSS, USS,
    /// the used or whole heap, other memory, the virtual size, its parts, and last a counter of
    /// bytes; or that of all its processes unless it is lower, which old readings make it. Where
    /// the program itself has none in bytes, that of the process with most; else the first or null.
    const Series* mainSeries() const;

    /// Lets neighbouring series that were sampled at equal positions share one column.
    void shareEqualPositions();

    bool operator==(const Timeline&) const = default;
};

} // namespace tidemark
