// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/lower_envelope.h"

#include <optional>
#include <span>

namespace tidemark
{

/// A level that changes at once and stays.
struct LevelStep {
    std::size_t index = 0; ///< of the first point on the new level
    double height = 0.0;   ///< of the change, negative downwards
};

/// Which of three simple shapes describes points best.
struct GrowthShape {
    enum class Kind {
        Line,        ///< steady growth or none, straight or slightly bent
        Steps,       ///< two or three level parts
        LineAndStep, ///< steady growth with one step in it
    };

    Kind kind = Kind::Line;
    LevelStep step = {};       ///< the largest, of Steps and LineAndStep
    bool couldBeSteps = false; ///< a few levels describe it nearly as well as a line
};

/// The shape with the best Bayesian information criterion under Laplace noise: how far the points
/// are from it on average, and a penalty for each number that it needs. Only as many points count
/// as are independent of their neighbours. For at most some hundred points; O(n²).
GrowthShape growthShapeOf(std::span<const TimedValue> points, double slopePerSecond);

} // namespace tidemark
