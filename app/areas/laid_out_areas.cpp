// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/areas/laid_out_areas.h"

#include "core/areas/icicle.h"
#include "core/areas/treemap.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace tidemark::app
{

namespace
{

constexpr double kFrame = 2.0;
constexpr double kTitlePadding = 3.0;
constexpr double kRowPadding = 6.0;
constexpr double kMostRowHeights = 3.0; ///< that rows of few levels grow to
constexpr double kLeastTitled = 56.0;

AreaLayout icicleOf(const AreaSource& source, WeightedTree::Range place, const QSizeF& room,
                    double row)
{
    IcicleOptions options;
    options.width = room.width();
    options.rowHeight = row;
    AreaLayout layout = layOutIcicle(source.tree(), place, options);
    const double most = std::floor(room.height() / std::max(layout.levels, 1U));
    options.rowHeight = std::clamp(most, row, kMostRowHeights * row);
    const double stretch = options.rowHeight / row;
    for (AreaCell& cell : layout.cells) {
        cell.rect.y *= stretch;
        cell.rect.height *= stretch;
    }
    return layout;
}

} // namespace

std::uint32_t oneStepOut(const AreaSource& source, WeightedTree::Range place)
{
    const WeightedTree& tree = source.tree();
    const auto weight = static_cast<double>(tree.weight(place));
    std::uint32_t node = tree.parent(place.first);
    while (node != WeightedTree::kRoot &&
           weight >= source.chainShare() * static_cast<double>(tree.weight(node))) {
        node = tree.parent(node);
    }
    return node;
}

AreaLayout layOutAreas(const AreaSource& source, WeightedTree::Range place, AreaShape shape,
                       const QSizeF& room, double textHeight)
{
    if (shape == AreaShape::Icicle) {
        return icicleOf(source, place, room, std::ceil(textHeight + kRowPadding));
    }
    TreemapOptions options;
    options.titleHeight = std::ceil(textHeight + kTitlePadding);
    options.frame = kFrame;
    options.leastTitled = kLeastTitled;
    options.chainShare = source.chainShare();
    return layOutTreemap(source.tree(), place, {0.0, 0.0, room.width(), room.height()}, options);
}

QString chainText(const AreaSource& source, const AreaCell& cell)
{
    constexpr int kEnd = 2; // names at the lower end
    const WeightedTree& tree = source.tree();
    QStringList names{source.name(cell.node())};
    std::uint32_t node = cell.node();
    while (node != cell.top && names.size() < kEnd) {
        node = tree.parent(node);
        names.prepend(source.name(node));
    }
    if (node != cell.top) {
        node = tree.parent(node);
        if (node != cell.top) {
            names.prepend(QStringLiteral("…"));
        }
        names.prepend(source.name(cell.top));
    }
    return names.join(QStringLiteral(" › "));
}

} // namespace tidemark::app
