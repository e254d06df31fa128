// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/ignored_retainers.h"

namespace tidemark
{

/// The retainers of one object as a person wants to see them.
struct ShownRetainers {
    std::size_t total = 0;         ///< how many there are
    std::vector<Retainer> nearest; ///< the first of them, as many as were asked for
};

/// What holds @p node, without weak edges and the root's own: by the holder's distance, then by its
/// name, then the last edge of the file first. README.md, "Retainers view". Only the first @p limit
/// are put in order; where 20,000 are equally near, the names in the file decide, which for plain
/// objects and joined strings are not those that are shown.
///
/// O(retainers), and the names of those as near as the last one given, as far as they are made.
ShownRetainers shownRetainers(const HeapAnalysis& analysis, std::uint32_t node, std::size_t limit);

/// The same where a person ignores some nodes. What holds nothing any more stands last: first the
/// edges of WeakMap entries that are not whole, then what is not reached, by the distance that it
/// had.
ShownRetainers shownRetainers(const HeapAnalysis& analysis, std::uint32_t node,
                              const IgnoredRetainers& ignored, std::size_t limit);

} // namespace tidemark
