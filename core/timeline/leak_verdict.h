// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/timeline.h"
#include "core/timeline/memwatch_rule.h"
#include "core/timeline/slope_rule.h"

namespace tidemark
{

/// What to judge.
struct LeakQuestion {
    std::optional<AxisRange> range = {};   ///< in axis units; none is everything
    std::optional<double> limitBytes = {}; ///< what the process may use; none if unknown

    /// Bytes per second that growth matters from; usualLeakThreshold() if none.
    std::optional<double> threshold = {};

    bool operator==(const LeakQuestion&) const = default;
};

/// Whether memory leaks, by two rules side by side, and what their figures mean.
struct LeakJudgement {
    LeakVerdict verdict = LeakVerdict::Undecided;
    LeakDoubt doubt = LeakDoubt::NoSeries;  ///< of Undecided
    std::optional<std::size_t> series = {}; ///< that the slope is of, in the timeline
    SlopeRule slope = {};
    std::optional<MemwatchRule> memwatch = {}; ///< none without a series of GC baselines
    AxisRange life = {};                       ///< between two restarts, that was judged
    std::size_t lifeNumber = 1;                ///< which one, from 1
    std::size_t lives = 1;
    std::size_t decidedLives = 0; ///< of these, what could be said of each by itself
    std::size_t alikeLives = 0;   ///< of the decided ones, those with this verdict
    bool isOfManyShort = false;   ///< no life can be judged by itself, but all of them grow
    std::optional<double> limitBytes = {};

    /// Of a leak whose process has not ended: from the end of what was judged.
    std::optional<double> reachedInSeconds = {};

    /// True if memwatch's rule alone found the leak: the other one had too little to say.
    bool isByMemwatchAlone() const
    {
        return verdict == LeakVerdict::Leak && slope.verdict == LeakVerdict::Undecided;
    }
};

/// Judges the main process of @p timeline, not its children.
///
/// The slope is that of the GC baselines where there are enough of them, else of the lower envelope
/// of the main series. Nothing is judged across a restart. Of the 32 latest lives that restart
/// markers separate, most of those that can be decided give the verdict, the latest of them the
/// figures. Where no life is long enough by itself, three or more that all go on growing until they
/// end are a leak together: the slope is then the median of theirs, its interval from the lowest
/// to the highest, and its points are the lives.
///
/// The slope decides; memwatch's rule counts only where the slope has too little to go by (few
/// readings, no time axis), and only with five growths after the first collection, over more than
/// SlopeRule::kLeastLength, for it takes warm-ups and trifles for leaks. The limit is reached when
/// the highest readings do, which are taken from the last eighth. About a millisecond a life, and
/// O(n) over GC baselines.
LeakJudgement judgeLeak(const Timeline& timeline, const LeakQuestion& question = {});

/// The last reading of the counter that carries the memory limit of a container or control group,
/// if there is one above 0.
std::optional<double> knownMemoryLimit(const Timeline& timeline);

} // namespace tidemark
