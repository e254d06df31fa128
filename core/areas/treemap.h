// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/areas/area_layout.h"

namespace tidemark
{

/// How a treemap uses its room, in pixels.
struct TreemapOptions {
    double leastArea = 9.0;    ///< of a cell; what is smaller goes into a rest
    double titleHeight = 0.0;  ///< of the strip for a name; 0 for none
    double frame = 0.0;        ///< around the children of a cell with a title
    double leastTitled = 60.0; ///< width that a cell with a title has at least
    double chainShare =
        2.0; ///< a child with this share of a node and more stands for both; over 1: none
};

/// A squarified treemap (Bruls, Huizing, van Wijk, 2000) of @p node and what is below it: cells are
/// rectangles inside of their parent's, as near to squares as can be.
///
/// Only what is large enough is looked at, so that it costs what is seen, however large the tree.
/// Children of less than the least area become one rest cell, if that has the area; nothing is
/// drawn for it else. A chain of nodes, each of which has nearly all the weight of the one above,
/// becomes one cell. O(cells + length of chains), no recursion.
AreaLayout layOutTreemap(const WeightedTree& tree, WeightedTree::Range place, const AreaRect& room,
                         const TreemapOptions& options);
inline AreaLayout layOutTreemap(const WeightedTree& tree, std::uint32_t node, const AreaRect& room,
                                const TreemapOptions& options)
{
    return layOutTreemap(tree, WeightedTree::Range{node, node + 1}, room, options);
}

} // namespace tidemark
