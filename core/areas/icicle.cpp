// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/areas/icicle.h"

#include <algorithm>

namespace tidemark
{

namespace
{

/// Appends what is below one cell to the row under it.
void openCell(const WeightedTree& tree, std::uint32_t cell, const IcicleOptions& options,
              AreaLayout& layout)
{
    const AreaRect above = layout.cells[cell].rect;
    const std::uint32_t depth = layout.cells[cell].depth + 1;
    const WeightedTree::Range children = tree.inside(layout.cells[cell].nodes);
    const double all = std::max(static_cast<double>(tree.weight(layout.cells[cell].nodes)),
                                static_cast<double>(tree.weight(children)));
    if (children.count() == 0 || all <= 0.0) {
        return;
    }
    const auto first = static_cast<std::uint32_t>(layout.cells.size());
    const double scale = above.width / all;
    double x = above.x;
    const auto add = [&](WeightedTree::Range nodes, double width, bool isRest) {
        AreaCell child;
        child.rect = {x, above.bottom(), std::min(width, above.right() - x), options.rowHeight};
        child.nodes = nodes;
        child.top = nodes.first;
        child.parent = cell;
        child.depth = depth;
        child.isRest = isRest;
        layout.cells.push_back(child);
        x += child.rect.width;
    };
    std::uint32_t node = children.first;
    for (; node < children.last; ++node) {
        const double width = static_cast<double>(tree.weight(node)) * scale;
        if (width < options.leastWidth) {
            break;
        }
        add({node, node + 1}, width, false);
    }
    const WeightedTree::Range rest{node, children.last};
    const double width = static_cast<double>(tree.weight(rest)) * scale;
    if (width >= options.leastWidth) {
        add(rest, width, rest.count() > 1);
    }
    layout.cells[cell].firstChild = first;
    layout.cells[cell].childCount = static_cast<std::uint32_t>(layout.cells.size()) - first;
}

} // namespace

AreaLayout layOutIcicle(const WeightedTree& tree, WeightedTree::Range place,
                        const IcicleOptions& options)
{
    AreaLayout layout;
    layout.hasRows = true;
    AreaCell whole;
    whole.rect = {0.0, 0.0, options.width, options.rowHeight};
    whole.nodes = place;
    whole.top = place.first;
    whole.isRest = place.count() > 1;
    layout.cells.push_back(whole);
    for (std::uint32_t cell = 0; cell < layout.cells.size(); ++cell) {
        const AreaCell& at = layout.cells[cell];
        layout.levels = at.depth + 1;
        if (at.isRest && cell != 0) {
            continue;
        }
        if (layout.levels < options.mostLevels) {
            openCell(tree, cell, options, layout);
        } else {
            layout.isCut = layout.isCut || tree.inside(at.nodes).count() > 0;
        }
    }
    return layout;
}

} // namespace tidemark
