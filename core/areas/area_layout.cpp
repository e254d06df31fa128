// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/areas/area_layout.h"

#include <algorithm>
#include <unordered_map>

namespace tidemark
{

std::optional<std::uint32_t> AreaLayout::cellAt(double x, double y) const
{
    // Whether the way to the point leads through a cell: it is inside, or in a row below.
    const auto leadsThere = [&](const AreaCell& cell) {
        return hasRows ? x >= cell.rect.x && x < cell.rect.right() && y >= cell.rect.y
                       : cell.rect.contains(x, y);
    };
    if (cells.empty() || !leadsThere(cells.front())) {
        return {};
    }
    std::uint32_t at = 0;
    for (;;) {
        if (hasRows && cells[at].rect.contains(x, y)) {
            return at;
        }
        const auto first = cells.begin() + cells[at].firstChild;
        const auto last = first + cells[at].childCount;
        const auto inner = std::find_if(first, last, leadsThere);
        if (inner == last) {
            return hasRows ? std::nullopt : std::optional(at);
        }
        at = static_cast<std::uint32_t>(inner - cells.begin());
    }
}

std::optional<std::uint32_t> AreaLayout::cellOf(const WeightedTree& tree, std::uint32_t node) const
{
    const std::uint32_t cell = cellAround(tree, node);
    const AreaCell& found = cells[cell];
    const bool isShown = !found.isRest && node >= found.top && node <= found.node() &&
                         tree.isWithin(found.node(), node);
    return isShown ? std::optional(cell) : std::nullopt;
}

std::uint32_t AreaLayout::cellAround(const WeightedTree& tree, std::uint32_t node) const
{
    std::unordered_map<std::uint32_t, std::uint32_t> byTop;
    for (std::uint32_t i = 0; i < cells.size(); ++i) {
        if (!cells[i].isRest) {
            byTop.emplace(cells[i].top, i);
        }
    }
    for (std::uint32_t at = node;; at = tree.parent(at)) {
        if (const auto found = byTop.find(at); found != byTop.end()) {
            return found->second;
        }
        if (at == WeightedTree::kRoot) {
            return 0;
        }
    }
}

} // namespace tidemark
