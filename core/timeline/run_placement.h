// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/axis_placement.h"
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

} // namespace tidemark
