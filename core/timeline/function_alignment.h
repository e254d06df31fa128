// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/axis_placement.h"
#include "core/model/timeline.h"

#include <optional>
#include <vector>

namespace tidemark
{

/// Runs that are stretched piece by piece, so that what they have in common lies at one place.
///
/// Each run is taken from its first sample or function to its last, which lie at 0 and at
/// kStretchedLength. Between them the calls that all runs made are held together, with both ends,
/// at the mean of their places in the runs:
/// - Calls belong together by the function's name and their number: the first call of `load` with
///   the first, the second with the second, however deep, so recursion counts by its starts. A
///   function that some run did not call as often as another is left out, as nothing tells which
///   calls belong together.
/// - Longer calls (by their mean share of the run) are placed before shorter ones, and a call that
///   is out of order with those already placed is left out. So those of another order, or whose
///   threads overlap in another way, give way to what takes most of the time.
/// - Runs without any function are stretched as a whole and do not keep others from being held.
struct FunctionAlignment {
    /// The most calls that are held: of more the longest are, of four times as many.
    static constexpr std::size_t kMostCalls = 1000;

    /// In the order of the runs; none where one cannot be stretched, having a single moment.
    std::vector<std::optional<AxisPlacement>> placements;

    std::size_t calls = 0;          ///< that are held together
    std::size_t otherFunctions = 0; ///< left out, being called more often by some runs than others
    std::size_t otherCalls = 0;     ///< left out, being in another order, or beyond kMostCalls
    std::size_t runsWithout = 0;    ///< any function
};

/// O(markers + kMostCalls × runs), and a little more where markers are not in order.
FunctionAlignment alignByFunctions(const std::vector<const Timeline*>& runs);

} // namespace tidemark
