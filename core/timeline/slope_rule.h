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
    TooFewSettled,  ///< enough readings, but too few of them behind the warm-up
    Bunched,        ///< enough readings, but nearly all of them close together
    RateUncertain,  ///< grows, but the slowest rate it could have is none that matters
};

/// As scripts see them: "no_leak"; "too_short", and null where there is no doubt.
std::string_view idOf(LeakVerdict verdict);
std::optional<std::string_view> idOf(LeakDoubt doubt);

/// What the slope of one series says, with the figures behind it.
struct SlopeRule {
    static constexpr std::size_t kLeastReadings = 12;
    static constexpr std::int64_t kLeastLength =
        10'000'000'000; ///< nanoseconds that readings stand for

    LeakVerdict verdict = LeakVerdict::Undecided;
    LeakDoubt doubt = LeakDoubt::None;      ///< of Undecided
    std::size_t readings = 0;               ///< in the range that was asked about
    std::size_t settled = 0;                ///< of these, behind the warm-up
    std::size_t points = 0;                 ///< that the line goes through
    AxisRange judged;                       ///< without the warm-up
    std::int64_t warmUp = 0;                ///< nanoseconds cut off before it
    std::int64_t leftOut = 0;               ///< nanoseconds of it that have no readings, not judged
    std::optional<SlopeEstimate> line = {}; ///< bytes
    std::optional<double> threshold = {};   ///< bytes per second that growth matters from
    bool isBelowThreshold = false;          ///< of NoLeak: it surely grows, but less than that

    /// Nanoseconds that were judged.
    std::int64_t length() const { return judged.length() - leftOut; }
};

/// From which growth on a leak matters where nobody says so: a MiB a day, or 1 % of @p level where
/// that is more. Bytes per second.
double usualLeakThreshold(double level);

/// Judges @p series in @p range; positions are nanoseconds.
///
/// The points are the lowest readings of equal windows, so that what a garbage collector frees
/// between two of them does not count. Of 128 windows down to 16 the number is taken that leaves
/// the slope least uncertain. Long gaps between readings count as if no time had passed there. A
/// leak grows significantly, also inside parts (no step), does not slow down (no warm-up), by more
/// than a trifle, and surely faster than @p threshold, in bytes per second: usualLeakThreshold() if
/// there is none. There is no leak if the interval ends below that, or if all that could hide
/// within it would be small beside the level. O(log n): about a millisecond for any length.
SlopeRule judgeSlope(const Series& series, AxisRange range, std::optional<double> threshold = {});

} // namespace tidemark
