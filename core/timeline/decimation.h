// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/axis_placement.h"
#include "core/model/series.h"
#include "core/timeline/readings.h"

#include <vector>

namespace tidemark
{

/// What one pixel column of a chart shows of a series. Values in the kind's unit.
struct PixelColumn {
    double first = 0.0; ///< the values need count > 0
    double last = 0.0;
    double min = 0.0;
    double max = 0.0;
    double mean = 0.0;
    std::size_t count = 0;  ///< readings in the column
    bool gapBefore = false; ///< the sample before the first reading is a gap: no line leads here
    bool hasGap = false;    ///< a sample in the column is a gap, also where count is 0

    bool operator==(const PixelColumn&) const = default;
};

/// Fills @p out with @p columns equal parts of @p visible, each holding what @p series has there.
///
/// Every sample in @p visible is in exactly one column. @p visible may reach beyond the data or lie
/// outside, and may be as long as the axis. @p out is reused; it becomes empty without columns.
/// O(columns * log(samples per column)).
void decimate(const Series& series, AxisRange visible, int columns, std::vector<PixelColumn>& out);

/// The same of a series that lies at @p placement on the axis that @p visible is of.
void decimate(const Series& series, const AxisPlacement& placement, AxisRange visible, int columns,
              std::vector<PixelColumn>& out);

/// The samples inside @p visible and one more on each side, for a line through both edges.
///
/// For drawing sample by sample, where there are few per pixel. Empty if @p visible is.
SampleSpan samplesAround(const Series& series, AxisRange visible);

} // namespace tidemark
