// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/life_ranges.h"

#include <optional>
#include <vector>

namespace tidemark
{

/// What one of the processes did that follow one another in a recording. Values are those of the
/// main series, gaps left out, and so is what was read while the process ended.
struct Life : LifeRange {
    std::optional<double> first = {}; ///< readings; none if it has none
    std::optional<double> peak = {};
    std::optional<double> last = {};      ///< before it took itself down
    std::optional<double> perSecond = {}; ///< trendOf() all of it; none where the axis is no time

    std::optional<double> growth() const
    {
        return last ? std::optional(*last - *first) : std::nullopt;
    }
    bool operator==(const Life&) const = default;
};

/// The middle of some figures and the lowest and highest of them.
struct Spread {
    double median = 0.0;
    double low = 0.0;
    double high = 0.0;

    bool operator==(const Spread&) const = default;
};

/// The lives of a recording and what they have in common.
struct Lives {
    /// Levels at which lives ended agree if they are within this share of the highest.
    static constexpr double kAgreement = 0.05;

    std::vector<Life> lives;            ///< by time; a restart lies between two neighbours
    std::optional<Spread> interval;     ///< between neighbouring restarts, in axis units
    std::optional<double> perSecond;    ///< median growth of the lives that a restart ended
    std::optional<Spread> limit;        ///< where they ended, so probably the limit of memory
    std::optional<double> knownLimit;   ///< knownMemoryLimit()
    bool areInferred = false;           ///< nobody saw the restarts, see inferred_restarts.h
    std::optional<double> reachedAfter; ///< seconds until the limit is reached, of what goes on

    std::size_t restarts() const { return lives.empty() ? 0 : lives.size() - 1; }

    /// What the last life is going to reach: the limit that was seen, else the one that is known.
    std::optional<double> nextLimit() const
    {
        return limit ? std::optional(limit->median) : knownLimit;
    }
    bool operator==(const Lives&) const = default;
};

/// Cuts @p timeline at its restart markers and compares the pieces by its main series. Growth,
/// limits and what follows from them need a series in bytes and an axis of time.
///
/// The limit is estimated from the peaks before restarts, or from the last readings where the
/// peaks differ: at least two, and at least half of all, must agree with the highest, and at least
/// half of those must have been lower by more than they differ all through the first half of their
/// lives; a process that is killed on a plateau tells nothing about its limit.
///
/// Only a recording that @p goesOn is asked when its last life reaches that: by the growth of its
/// latest half, or by the median of the others' while it is younger than a tenth of their median
/// length, from the highest reading of its latest eighth. O(n) as trendOf().
Lives livesOf(const Timeline& timeline, bool goesOn = false);

} // namespace tidemark
