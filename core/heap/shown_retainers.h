// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/heap_analysis.h"

namespace tidemark
{

/// The retainers of one object as a person wants to see them.
struct ShownRetainers {
    std::size_t total = 0;         ///< how many there are
    std::vector<Retainer> nearest; ///< the first of them, as many as were asked for
};

/// What holds @p node, without weak edges and the root's own: by distance, then by the holder's
/// name, then as DevTools has them (rule 15). Only the first @p limit are put in order; where
/// 20,000 are equally near, the names in the file decide, which for plain objects and joined
/// strings are not those that are shown.
///
/// @p distances are the analysis' own, or those of distancesOf() with ignored nodes.
/// O(retainers), and the names of those as near as the last one given, as far as they are made.
ShownRetainers shownRetainers(const HeapAnalysis& analysis, std::uint32_t node,
                              const Column<std::int32_t>& distances, std::size_t limit);

} // namespace tidemark
