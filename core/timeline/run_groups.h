// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/run_comparison.h"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tidemark
{

/// Where a figure lies with a confidence of 95 %.
struct Interval {
    double low = 0.0;
    double high = 0.0;

    bool operator==(const Interval&) const = default;
};

/// One figure of a group of runs, in the unit of the values.
struct GroupFigure {
    std::size_t runs = 0;
    double mean = 0.0;
    double median = 0.0;
    std::optional<double> deviation = {};  ///< standard deviation of a sample; none of one run
    std::optional<Interval> interval = {}; ///< of the mean; none of one run
};

/// How the mean of a group stands to that of a base.
struct GroupChange {
    std::optional<double> ratio = {};        ///< minus one: -0.25 is a quarter less; none where
                                             ///< the base has 0
    std::optional<Interval> ratioRange = {}; ///< none where a group has one run, too
    double difference = 0.0;                 ///< group less base, in the unit of the values
    std::optional<Interval> differenceRange = {}; ///< none where a group has one run

    /// Whether the difference is more than noise: 0 is not in its range. None without one.
    std::optional<bool> differs() const;
};

/// Figures of @p values, one for each run, at least one; kGap for what is not known of a run, which
/// is left out, so that the mean and median of nothing are kGap. The interval is that of 10,000
/// bootstrap resamples, with its ends moved outwards for small groups as far as Student's t asks
/// (Hesterberg's expanded percentile interval). The same values give the same interval, in any
/// order.
GroupFigure groupFigureOf(std::span<const double> values);

/// How @p values stand to those of @p base, at least one each, kGap left out; intervals as above,
/// of the two resampled independently, with the freedom of the smaller one.
GroupChange groupChangeOf(std::span<const double> values, std::span<const double> base);

/// The figures of a group of runs: their peaks, durations and means, and what they took for each
/// item where all of them tell how many they worked on.
struct RunGroupFigures {
    GroupFigure peak;     ///< bytes
    GroupFigure duration; ///< axis units
    GroupFigure mean;     ///< bytes; of no run where samples are missing
    std::optional<GroupFigure> count = {};
    std::optional<GroupFigure> peakPerItem = {};     ///< bytes
    std::optional<GroupFigure> durationPerItem = {}; ///< axis units
    bool hasTotals = false; ///< totals were told of a run, which may be averages of many
};

/// How they stand to those of a base.
struct RunGroupChange {
    GroupChange peak;
    GroupChange duration;
    GroupChange mean;
    std::optional<GroupChange> peakPerItem = {}; ///< none unless both have counts
    std::optional<GroupChange> durationPerItem = {};
};

/// A group with its name, set against its base.
struct RunGroup {
    std::string name = {};
    AxisUnit axis = AxisUnit::Nanoseconds;
    std::size_t runs = 0;
    RunGroupFigures figures = {};
    std::optional<RunGroupChange> versusBase = {}; ///< none of the base
    std::size_t base = 0;                          ///< its place among the groups
};

/// A run that belongs to a group by itself, as its label or its experiment says.
struct GroupMember {
    std::string group = {};
    std::string base = {}; ///< the group that this one is set against; empty: the first one
    AxisUnit axis = AxisUnit::Nanoseconds;
    RunFigures figures = {};
};

/// The groups of @p members in the order of their first runs; those over another axis than the
/// first are left out.
std::vector<RunGroup> groupsOfMembers(std::span<const GroupMember> members);

/// Runs in one group, at least one, over axes of one unit.
struct GroupedRuns {
    std::string name = {};
    std::vector<RunFigures> runs = {};
};

/// Each of @p groups, which are over @p axis, against the one at place @p base.
std::vector<RunGroup> compareGroups(std::span<const GroupedRuns> groups, AxisUnit axis,
                                    std::size_t base = 0);

/// A figure that runs and groups of them are compared by.
enum class RunFigure { Peak, Duration, Mean, Area, Last };

inline constexpr std::array kRunFigures{RunFigure::Peak, RunFigure::Duration, RunFigure::Mean,
                                        RunFigure::Area, RunFigure::Last};

/// That figure of @p run: bytes, axis units, or bytes times axis units.
double valueOf(const RunFigures& run, RunFigure figure);

/// Of @p runs, at least one, over axes of one unit.
RunGroupFigures groupFiguresOf(std::span<const RunFigures> runs);

/// The same of two groups.
RunGroupChange groupChangesOf(std::span<const RunFigures> runs, std::span<const RunFigures> base);

} // namespace tidemark
