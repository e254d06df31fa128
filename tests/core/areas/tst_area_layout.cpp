// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/areas/icicle.h"
#include "core/areas/treemap.h"
#include "tests/support/area_invariants.h"
#include "tests/support/test_registry.h"
#include "tests/support/weighted_trees.h"

#include <QTest>

#include <random>

using namespace tidemark;

/// Which cell is at a point, and where a node is drawn.
class tst_AreaLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theInnermostCellIsHit();
    void nothingIsHitOutside();
    void anEmptyLayoutHasNothing();
    void everyNodeIsInSomeCell();
    void fromAnotherRoot();
};

/// As a plain scan finds it.
void tst_AreaLayout::theInnermostCellIsHit()
{
    const WeightedTree tree = test::randomTree(5, 10'000);
    TreemapOptions options;
    options.titleHeight = 14.0;
    options.frame = 1.0;
    IcicleOptions rows;
    rows.width = 640.0;
    std::mt19937 random(1);
    for (const AreaLayout& layout :
         {layOutTreemap(tree, 0, {0, 0, 640, 480}, options), layOutIcicle(tree, 0, rows)}) {
        for (int i = 0; i < 500; ++i) {
            const double x = static_cast<double>(random() % 640) + 0.37;
            const double y = static_cast<double>(random() % 480) + 0.37;
            std::optional<std::uint32_t> deepest;
            for (std::uint32_t cell = 0; cell < layout.cells.size(); ++cell) {
                if (layout.cells[cell].rect.contains(x, y)) {
                    deepest = cell;
                }
            }
            QCOMPARE(layout.cellAt(x, y), deepest);
        }
    }
}

void tst_AreaLayout::nothingIsHitOutside()
{
    const WeightedTree tree = test::flatTree(3, {1});
    const AreaLayout layout = layOutTreemap(tree, 0, {10, 10, 50, 50}, {});
    QVERIFY(!layout.cellAt(9.9, 30) && !layout.cellAt(60.0, 30) && !layout.cellAt(30, 61));
    QVERIFY(layout.cellAt(10.0, 10.0).has_value());
}

void tst_AreaLayout::anEmptyLayoutHasNothing()
{
    QVERIFY(!AreaLayout().cellAt(0, 0));
}

void tst_AreaLayout::everyNodeIsInSomeCell()
{
    const WeightedTree tree = test::randomTree(2, 4000);
    TreemapOptions options;
    options.chainShare = 0.95;
    const AreaLayout layout = layOutTreemap(tree, 0, {0, 0, 300, 200}, options);
    for (std::uint32_t node = 0; node < tree.size(); node += 7) {
        const AreaCell& around = layout.cells[layout.cellAround(tree, node)];
        QVERIFY(tree.isWithin(node, around.top));
        if (const auto cell = layout.cellOf(tree, node)) {
            QVERIFY(tree.isWithin(layout.cells[*cell].node(), node));
        }
    }
}

void tst_AreaLayout::fromAnotherRoot()
{
    const WeightedTree tree =
        test::treeOf({{0, 100}, {{{1, 60}, {{{3, 30}}, {{4, 20}}}}, {{2, 40}, {{{5, 40}}}}}});
    const AreaLayout layout = layOutTreemap(tree, 1, {0, 0, 100, 100}, {});
    QCOMPARE(layout.cells[0].node(), 1U);
    QCOMPARE(layout.cells.size(), std::size_t{3});
    QVERIFY(!layout.cellOf(tree, 0) && !layout.cellOf(tree, 2)); // above, and beside
    QCOMPARE(layout.cellOf(tree, 1), std::optional(0U));
}

TIDEMARK_TEST(tst_AreaLayout)

#include "tst_area_layout.moc"
