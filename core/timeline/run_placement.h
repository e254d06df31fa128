// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/axis_placement.h"
#include "core/model/recording.h"
#include "core/model/run_alignment.h"
#include "core/model/timeline.h"

#include <string>
#include <vector>

namespace tidemark
{

/// What stretched runs are made as long as, from the first sample to the last.
inline constexpr std::int64_t kStretchedLength = 1'000'000'000'000;

/// Where @p timeline lies under @p alignment, of any kind but WallClock and Functions, for which
/// the others count. None where that cannot be told: without the function or mark, without samples,
/// or to be stretched from a single moment.
std::optional<AxisPlacement> placementOf(const Timeline& timeline, const RunAlignment& alignment);

/// Names that @p timeline can be aligned at, of functions or of marks, each once, in the order of
/// their first starts.
std::vector<std::string> namesToAlignAt(const Timeline& timeline, AlignmentKind kind);

/// Where several runs lie together.
struct RunPlacements {
    std::vector<AxisPlacement> places; ///< of each run, in their order
    std::size_t withoutPlace = 0;      ///< runs that lie at their own start: nothing tells more
    std::optional<std::int64_t> wallClockOrigin = {}; ///< of position 0, in Unix nanoseconds
};

/// Where @p runs (none null) lie under @p alignment, of any kind. By the wall clock position 0 is
/// the earliest known start.
RunPlacements placementsOf(const std::vector<const Recording*>& runs,
                           const RunAlignment& alignment);

/// Whether positions are shares of each run, of kStretchedLength.
constexpr bool isStretched(AlignmentKind kind)
{
    return kind == AlignmentKind::Stretched || kind == AlignmentKind::Functions;
}

} // namespace tidemark
