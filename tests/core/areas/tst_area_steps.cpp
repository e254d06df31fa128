// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/areas/area_steps.h"
#include "core/areas/icicle.h"
#include "core/areas/treemap.h"
#include "tests/support/test_registry.h"
#include "tests/support/weighted_trees.h"

#include <QTest>

using namespace tidemark;

class tst_AreaSteps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void toTheNeighbourInATreemap();
    void overTheEdgeOfAParent();
    void allCellsOfAParentAreReached();
    void inAnIcicle();
};

/// Two columns: 1 above 2 to the left, 3 to the right.
void tst_AreaSteps::toTheNeighbourInATreemap()
{
    const WeightedTree tree = test::flatTree(3, {40, 40, 20});
    const AreaLayout layout = layOutTreemap(tree, 0, {0, 0, 100, 80}, {});
    QCOMPARE(stepInTreemap(layout, 1, AreaStep::Down), 2U);
    QCOMPARE(stepInTreemap(layout, 2, AreaStep::Up), 1U);
    QCOMPARE(stepInTreemap(layout, 2, AreaStep::Right), 3U);
    QCOMPARE(stepInTreemap(layout, 1, AreaStep::Left), 1U); // the edge
    QCOMPARE(stepInTreemap(layout, 0, AreaStep::Right), 0U);
}

void tst_AreaSteps::overTheEdgeOfAParent()
{
    const WeightedTree tree =
        test::treeOf({{0, 100}, {{{1, 50}, {{{3, 50}}}}, {{2, 50}, {{{4, 50}}}}}});
    const AreaLayout layout = layOutTreemap(tree, 0, {0, 0, 200, 100}, {});
    const std::uint32_t inFirst = layout.cells[1].firstChild;
    QCOMPARE(stepInTreemap(layout, inFirst, AreaStep::Right), 2U);
}

void tst_AreaSteps::allCellsOfAParentAreReached()
{
    const WeightedTree tree = test::flatTree(40, {90, 70, 50, 30, 20, 10});
    const AreaLayout layout = layOutTreemap(tree, 0, {0, 0, 640, 480}, {});
    std::vector<bool> isReached(layout.cells.size(), false);
    std::vector<std::uint32_t> open{1};
    isReached[1] = true;
    while (!open.empty()) {
        const std::uint32_t cell = open.back();
        open.pop_back();
        for (const AreaStep step :
             {AreaStep::Left, AreaStep::Right, AreaStep::Up, AreaStep::Down}) {
            const std::uint32_t next = stepInTreemap(layout, cell, step);
            if (!isReached[next]) {
                isReached[next] = true;
                open.push_back(next);
            }
        }
    }
    QCOMPARE(std::count(isReached.begin(), isReached.end(), true),
             static_cast<std::ptrdiff_t>(layout.cells.size() - 1)); // all but the root
}

void tst_AreaSteps::inAnIcicle()
{
    const WeightedTree tree =
        test::treeOf({{0, 100}, {{{1, 60}, {{{3, 60}}}}, {{2, 40}, {{{4, 40}}}}}});
    IcicleOptions options;
    options.width = 100.0;
    const AreaLayout layout = layOutIcicle(tree, 0, options);
    QCOMPARE(stepInIcicle(layout, 0, AreaStep::Down), 1U);
    QCOMPARE(stepInIcicle(layout, 1, AreaStep::Right), 2U);
    QCOMPARE(stepInIcicle(layout, 3, AreaStep::Right), 4U); // of another parent
    QCOMPARE(stepInIcicle(layout, 2, AreaStep::Right), 2U);
    QCOMPARE(stepInIcicle(layout, 1, AreaStep::Left), 1U);
    QCOMPARE(stepInIcicle(layout, 4, AreaStep::Up), 2U);
    QCOMPARE(stepInIcicle(layout, 4, AreaStep::Down), 4U);
}

TIDEMARK_TEST(tst_AreaSteps)

#include "tst_area_steps.moc"
