// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/areas/area_layout.h"

#include <QTest>

#include <algorithm>
#include <cmath>

namespace tidemark::test
{

inline constexpr double kPixelError = 1e-6;

inline bool liesIn(const AreaRect& inner, const AreaRect& outer)
{
    return inner.x >= outer.x - kPixelError && inner.y >= outer.y - kPixelError &&
           inner.right() <= outer.right() + kPixelError &&
           inner.bottom() <= outer.bottom() + kPixelError;
}

inline bool overlap(const AreaRect& a, const AreaRect& b)
{
    const double width = std::min(a.right(), b.right()) - std::max(a.x, b.x);
    const double height = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
    return width > kPixelError && height > kPixelError;
}

/// What holds of any layout: see AreaLayout.
inline void checkLayout(const WeightedTree& tree, const AreaLayout& layout, bool isTreemap)
{
    QVERIFY(!layout.cells.empty());
    for (std::uint32_t i = 0; i < layout.cells.size(); ++i) {
        const AreaCell& cell = layout.cells[i];
        QVERIFY(std::isfinite(cell.rect.area()));
        QVERIFY(cell.rect.width >= 0.0 && cell.rect.height >= 0.0);
        double perWeight = -1.0;
        std::uint64_t below = 0;
        for (std::uint32_t c = 0; c < cell.childCount; ++c) {
            const AreaCell& child = layout.cells[cell.firstChild + c];
            QCOMPARE(child.parent, i);
            QCOMPARE(child.depth, cell.depth + 1);
            if (isTreemap) {
                QVERIFY(liesIn(child.rect, cell.rect));
            } else {
                QVERIFY(child.rect.x >= cell.rect.x - kPixelError &&
                        child.rect.right() <= cell.rect.right() + kPixelError);
                QVERIFY(std::abs(child.rect.y - cell.rect.bottom()) < kPixelError);
            }
            for (std::uint32_t other = c + 1; other < cell.childCount; ++other) {
                QVERIFY(!overlap(child.rect, layout.cells[cell.firstChild + other].rect));
            }
            QCOMPARE(tree.parent(child.top), cell.node());
            const auto weight = static_cast<double>(tree.weight(
                child.isRest ? child.nodes : WeightedTree::Range{child.top, child.top + 1}));
            below += tree.weight(child.isRest ? child.nodes
                                              : WeightedTree::Range{child.top, child.top + 1});
            const double share = child.rect.area() / weight;
            if (perWeight < 0.0) {
                perWeight = share;
            }
            QVERIFY2(std::abs(share - perWeight) <= 1e-6 * perWeight,
                     qPrintable(QStringLiteral("cell %1").arg(cell.firstChild + c)));
        }
        QVERIFY(below <= std::max(tree.weight(cell.top), tree.weight(tree.children(cell.node()))));
    }
}

} // namespace tidemark::test
