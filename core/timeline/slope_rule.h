// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/theil_sen.h"

#include <string_view>

namespace tidemark
{

enum class LeakVerdict { Leak, NoLeak, Undecided };

/// What is missing for a verdict.
enum class LeakDoubt {
    None,
    NoSeries,       ///< no series in bytes that has a reading in the range
    NoTimeAxis,     ///< a rate needs time
    TooFewReadings, ///< fewer than SlopeRule::kLeastReadings
    TooShort,       ///< less time than SlopeRule::kLeastLength
    WarmingUp,      ///< grows, but slower and slower
    StepOnly,       ///< grows, but in one step or a few, not between them
    TooUncertain,   ///< what could hide in the noise is too much to rule growth out
};

/// As scripts see them: "no_leak"; "too_short", and null where there is no doubt.
std::string_view idOf(LeakVerdict verdict);
std::optional<std::string_view> idOf(LeakDoubt doubt);

/// What the slope of one series says, with the figures behind it.
struct SlopeRule {
    static constexpr std::size_t kLeastReadings = 12;
    static constexpr std::int64_t kLeastLength = 10'000'000'000; ///< nanoseconds

    LeakVerdict verdict = LeakVerdict::Undecided;
    LeakDoubt doubt = LeakDoubt::None;      ///< of Undecided
    std::size_t readings = 0;               ///< in the range that was asked about
    std::size_t points = 0;                 ///< that the line goes through
    AxisRange judged;                       ///< without the warm-up
    std::int64_t warmUp = 0;                ///< nanoseconds cut off before it
    std::optional<SlopeEstimate> line = {}; ///< bytes
};

/// Judges @p series in @p range; positions are nanoseconds.
///
/// The points are the lowest readings of equal windows, so that what a garbage collector frees
/// between two of them does not count. Of 128 windows down to 16 the number is taken that leaves
/// the slope least uncertain. A leak grows significantly, also inside parts (no step), does not
/// slow down (no warm-up), and by more than a trifle. There is no leak if all that could hide
/// within the interval would be small beside the level. O(log n): about a millisecond for any
/// length.
SlopeRule judgeSlope(const Series& series, AxisRange range);

} // namespace tidemark
