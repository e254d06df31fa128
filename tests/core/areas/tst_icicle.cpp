// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/areas/icicle.h"
#include "tests/support/area_invariants.h"
#include "tests/support/test_registry.h"
#include "tests/support/weighted_trees.h"

#include <QTest>

using namespace tidemark;

class tst_Icicle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRestIsOpened();
    void aRowForEachLevel();
    void widthsAreAsWeights();
    void whatIsNarrowIsOneRest();
    void levelsAreBounded();
    void aMillionLevelsAreLaidOut();
    void nothingToDivide();
};

namespace
{

IcicleOptions optionsFor(double width)
{
    IcicleOptions options;
    options.width = width;
    return options;
}

} // namespace

void tst_Icicle::aRowForEachLevel()
{
    const WeightedTree tree =
        test::treeOf({{0, 100}, {{{1, 60}, {{{3, 30}}}}, {{2, 20}, {{{4, 20}}}}}});
    const AreaLayout layout = layOutIcicle(tree, 0, optionsFor(1000));
    QCOMPARE(layout.levels, 3U);
    QCOMPARE(layout.cells.size(), std::size_t{5});
    QCOMPARE(layout.cells[0].rect, (AreaRect{0, 0, 1000, 20}));
    QCOMPARE(layout.cells[1].rect, (AreaRect{0, 20, 600, 20}));
    QCOMPARE(layout.cells[2].rect, (AreaRect{600, 20, 200, 20}));
    QCOMPARE(layout.cells[3].rect, (AreaRect{0, 40, 300, 20}));
    QCOMPARE(layout.cells[4].rect, (AreaRect{600, 40, 200, 20}));
    QVERIFY(!layout.isCut);
}

void tst_Icicle::widthsAreAsWeights()
{
    for (unsigned seed = 0; seed < 5; ++seed) {
        const WeightedTree tree = test::randomTree(seed, 20'000);
        const AreaLayout layout = layOutIcicle(tree, 0, optionsFor(1280));
        QVERIFY(layout.cells.size() > 50);
        test::checkLayout(tree, layout, false);
    }
}

void tst_Icicle::whatIsNarrowIsOneRest()
{
    const WeightedTree tree = test::flatTree(5000, {1});
    const AreaLayout layout = layOutIcicle(tree, 0, optionsFor(1000));
    QCOMPARE(layout.cells.size(), std::size_t{2});
    QVERIFY(layout.cells[1].isRest);
    QCOMPARE(layout.cells[1].nodes.count(), 5000U);
}

void tst_Icicle::levelsAreBounded()
{
    const WeightedTree tree = test::chainOf(100, 1);
    IcicleOptions options = optionsFor(1000);
    options.mostLevels = 30;
    const AreaLayout layout = layOutIcicle(tree, 0, options);
    QCOMPARE(layout.levels, 30U);
    QVERIFY(layout.isCut);
}

void tst_Icicle::aMillionLevelsAreLaidOut()
{
    const WeightedTree tree = test::chainOf(1'000'000, 8);
    IcicleOptions options = optionsFor(1280);
    options.mostLevels = 2'000'000;
    const AreaLayout layout = layOutIcicle(tree, 0, options);
    QVERIFY(layout.levels > 999'000); // the lowest are narrower than a pixel
    QCOMPARE(layout.cellAt(0.5, 20.0 * 900'000 + 5.0), std::optional(900'000U));
    QVERIFY(!layout.cellAt(0.5, 20.0 * layout.levels + 5.0));
}

void tst_Icicle::nothingToDivide()
{
    QCOMPARE(layOutIcicle(test::flatTree(3, {0}), 0, optionsFor(500)).cells.size(), std::size_t{1});
    QCOMPARE(layOutIcicle(test::flatTree(3, {7}), 0, optionsFor(0)).cells.size(), std::size_t{1});
}

void tst_Icicle::aRestIsOpened()
{
    const WeightedTree tree = test::flatTree(4, {1'000'000, 2, 1, 1});
    const AreaLayout layout = layOutIcicle(tree, WeightedTree::Range{2, 5}, optionsFor(1000));
    QVERIFY(layout.cells[0].isRest);
    QCOMPARE(layout.cells.size(), std::size_t{4});
    QCOMPARE(layout.cells[1].rect.width, 500.0);
    QVERIFY(!layout.isCut);
}

TIDEMARK_TEST(tst_Icicle)

#include "tst_icicle.moc"
