// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/size_text.h"
#include "core/model/axis.h"

#include <QString>

#include <vector>

namespace tidemark::app
{

/// A run in a picture of peak against run time.
struct ScatterPoint {
    QString name;
    double peakBytes = 0.0;
    std::int64_t duration = 0; ///< in axis units
    bool isOnFront = false;    ///< the Pareto front: no run has less memory and less time
};

/// An SVG element: memory peak upwards, run time to the right, the front as a line with diamonds.
/// Names stand where they hide no other one, those of the front first. O(points * names).
QString scatterSvg(const std::vector<ScatterPoint>& points, AxisUnit axis, SizeUnit unit);

} // namespace tidemark::app
