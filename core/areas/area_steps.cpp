// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/areas/area_steps.h"

#include <algorithm>
#include <cmath>

namespace tidemark
{

namespace
{

/// Edges are sums of doubles: what is nearer than this touches.
constexpr double kTouching = 0.01;

/// How far @p to is from @p from that way: the gap between them, and then how far their middles are
/// apart across it; none if it is not on that side.
struct Distance {
    double gap = 0.0;
    double across = 0.0;

    auto operator<=>(const Distance&) const = default;
};

std::optional<Distance> distanceTo(const AreaRect& from, const AreaRect& to, AreaStep step)
{
    const bool isHorizontal = step == AreaStep::Left || step == AreaStep::Right;
    const double gap = step == AreaStep::Left    ? from.x - to.right()
                       : step == AreaStep::Right ? to.x - from.right()
                       : step == AreaStep::Up    ? from.y - to.bottom()
                                                 : to.y - from.bottom();
    if (gap < -kTouching) {
        return {};
    }
    const bool isBeside = isHorizontal
                              ? to.y < from.bottom() - kTouching && from.y < to.bottom() - kTouching
                              : to.x < from.right() - kTouching && from.x < to.right() - kTouching;
    if (!isBeside) {
        return {};
    }
    const double across = isHorizontal ? std::abs(from.y + from.height / 2 - to.y - to.height / 2)
                                       : std::abs(from.x + from.width / 2 - to.x - to.width / 2);
    return Distance{std::max(gap, 0.0), across};
}

} // namespace

std::uint32_t stepInTreemap(const AreaLayout& layout, std::uint32_t cell, AreaStep step)
{
    for (std::uint32_t from = cell; from != 0; from = layout.cells[from].parent) {
        const AreaCell& parent = layout.cells[layout.cells[from].parent];
        std::optional<Distance> nearest;
        std::uint32_t found = cell;
        for (std::uint32_t i = 0; i < parent.childCount; ++i) {
            const std::uint32_t sibling = parent.firstChild + i;
            const auto distance = sibling == from ? std::nullopt
                                                  : distanceTo(layout.cells[from].rect,
                                                               layout.cells[sibling].rect, step);
            if (distance && (!nearest || *distance < *nearest)) {
                nearest = distance;
                found = sibling;
            }
        }
        if (nearest) {
            return found;
        }
    }
    return cell;
}

std::uint32_t stepInIcicle(const AreaLayout& layout, std::uint32_t cell, AreaStep step)
{
    const AreaCell& at = layout.cells[cell];
    const auto inRow = [&](std::uint32_t other) {
        return other < layout.cells.size() && layout.cells[other].depth == at.depth ? other : cell;
    };
    switch (step) {
    case AreaStep::Up:
        return at.parent;
    case AreaStep::Down:
        return at.childCount > 0 ? at.firstChild : cell;
    case AreaStep::Left:
        return cell == 0 ? cell : inRow(cell - 1);
    case AreaStep::Right:
        return inRow(cell + 1);
    }
    return cell;
}

} // namespace tidemark
