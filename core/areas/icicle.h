// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/areas/area_layout.h"

namespace tidemark
{

/// How an icicle uses its room, in pixels.
struct IcicleOptions {
    double width = 0.0;
    double rowHeight = 20.0;
    double leastWidth = 1.0;         ///< of a cell; what is narrower goes into a rest
    std::uint32_t mostLevels = 2000; ///< drawn at all: the height then is bounded
};

/// An icicle (a flame graph that hangs down) of @p node and what is below it: one row for each
/// level, children under their parent from the left, the heaviest first.
///
/// Only what is wide enough is looked at; of a node's children the narrower ones become one rest
/// cell, if that is wide enough. The height is that of its levels. O(cells), no recursion.
AreaLayout layOutIcicle(const WeightedTree& tree, WeightedTree::Range place,
                        const IcicleOptions& options);
inline AreaLayout layOutIcicle(const WeightedTree& tree, std::uint32_t node,
                               const IcicleOptions& options)
{
    return layOutIcicle(tree, WeightedTree::Range{node, node + 1}, options);
}

} // namespace tidemark
