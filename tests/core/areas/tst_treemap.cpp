// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/areas/treemap.h"
#include "tests/support/area_invariants.h"
#include "tests/support/test_registry.h"
#include "tests/support/weighted_trees.h"

#include <QTest>

using namespace tidemark;

class tst_Treemap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areasAreAsWeights();
    void cellsAreNearlySquares();
    void ownWeightStaysFree();
    void whatIsSmallIsOneRest();
    void aRestIsOpened();
    void whatIsFarTooSmallIsNotDrawn();
    void aTitleTakesRoomOnlyWhereThereIsSome();
    void aChainIsOneCell();
    void aMillionLevelsAreLaidOut();
    void manyEqualChildren();
    void nothingToDivide();
    void weightsThatDoNotAddUp();
    void hugeWeights();
    void onlyWhatIsSeenIsLookedAt();
};

namespace
{

const AreaRect kRoom{10.0, 20.0, 800.0, 500.0};

} // namespace

void tst_Treemap::areasAreAsWeights()
{
    for (unsigned seed = 0; seed < 8; ++seed) {
        const WeightedTree tree = test::randomTree(seed, 20'000);
        TreemapOptions options;
        if (seed % 2 == 1) {
            options.titleHeight = 16.0;
            options.frame = 2.0;
        }
        if (seed % 4 >= 2) {
            options.chainShare = 0.95;
        }
        const AreaLayout layout = layOutTreemap(tree, 0, kRoom, options);
        QVERIFY(layout.cells.size() > 50);
        QCOMPARE(layout.cells[0].rect, kRoom);
        test::checkLayout(tree, layout, true);
    }
}

/// The example of Bruls, Huizing and van Wijk: areas 6, 6, 4, 3, 2, 2, 1 in 6 by 4.
void tst_Treemap::cellsAreNearlySquares()
{
    const WeightedTree tree = test::flatTree(7, {6, 6, 4, 3, 2, 2, 1});
    TreemapOptions options;
    options.leastArea = 0.1;
    const AreaLayout layout = layOutTreemap(tree, 0, {0, 0, 6, 4}, options);
    QCOMPARE(layout.cells.size(), std::size_t{8});
    const AreaRect first = layout.cells[1].rect;
    QVERIFY(std::abs(first.width - 3) < 1e-9 && std::abs(first.height - 2) < 1e-9);
    for (std::size_t i = 1; i < layout.cells.size(); ++i) {
        const AreaRect& rect = layout.cells[i].rect;
        QVERIFY(std::max(rect.width, rect.height) / std::min(rect.width, rect.height) < 3.0);
    }
}

void tst_Treemap::ownWeightStaysFree()
{
    const WeightedTree tree = test::treeOf({{0, 100}, {{{1, 20}}, {{2, 30}}}});
    const AreaLayout layout = layOutTreemap(tree, 0, kRoom, {});
    QCOMPARE(layout.cells.size(), std::size_t{3});
    const double all = kRoom.area();
    QVERIFY(std::abs(layout.cells[1].rect.area() - 0.3 * all) < 1e-6 * all);
    QVERIFY(std::abs(layout.cells[2].rect.area() - 0.2 * all) < 1e-6 * all);
}

void tst_Treemap::whatIsSmallIsOneRest()
{
    const WeightedTree tree = test::flatTree(
        101, {1'000'000, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1});
    TreemapOptions options;
    options.leastArea = 9.0;
    AreaLayout layout = layOutTreemap(tree, 0, {0, 0, 1000, 1000}, options);
    QCOMPARE(layout.cells.size(), std::size_t{1 + 5 + 1});
    const AreaCell& rest = layout.cells.back();
    QVERIFY(rest.isRest);
    QCOMPARE(rest.nodes.count(), 96U);
    QVERIFY(std::abs(rest.rect.area() - 1e6 * 96 / 5'000'096) < 1e-3);
    test::checkLayout(tree, layout, true);
}

/// Its siblings fill the room as if they were alone; what is still too small is a rest again.
void tst_Treemap::aRestIsOpened()
{
    std::vector<std::uint64_t> weights{1'000'000};
    weights.insert(weights.end(), 300, 2);
    weights.insert(weights.end(), 300, 1);
    const WeightedTree tree = test::flatTree(601, weights);
    const AreaLayout whole = layOutTreemap(tree, 0, kRoom, {});
    const auto rest = std::ranges::find_if(whole.cells, &AreaCell::isRest);
    QVERIFY(rest == whole.cells.end() || rest->childCount == 0);
    const WeightedTree::Range place{2, 602};
    const AreaLayout layout = layOutTreemap(tree, place, kRoom, {});
    QVERIFY(layout.cells[0].isRest);
    QCOMPARE(layout.cells[0].rect, kRoom);
    QCOMPARE(layout.cells[0].childCount, 600U);
    double area = 0.0;
    for (std::size_t i = 1; i < layout.cells.size(); ++i) {
        area += layout.cells[i].rect.area();
    }
    QVERIFY(std::abs(area - kRoom.area()) < 1e-3);
    QCOMPARE(layout.cellOf(tree, 2), std::optional(1U));
    QVERIFY(!layout.cellOf(tree, 1));
    TreemapOptions coarse;
    coarse.leastArea = 600.0;
    const AreaLayout again = layOutTreemap(tree, place, kRoom, coarse);
    QVERIFY(std::ranges::any_of(again.cells.begin() + 1, again.cells.end(), &AreaCell::isRest));
}

void tst_Treemap::whatIsFarTooSmallIsNotDrawn()
{
    const WeightedTree tree = test::flatTree(4, {1'000'000'000, 1, 1, 1});
    const AreaLayout layout = layOutTreemap(tree, 0, kRoom, {});
    QCOMPARE(layout.cells.size(), std::size_t{2});
    QVERIFY(!layout.cells[1].isRest);
}

void tst_Treemap::aTitleTakesRoomOnlyWhereThereIsSome()
{
    const WeightedTree tree = test::treeOf(
        {{0, 100}, {{{1, 98}, {{{3, 50}}, {{4, 48}}}}, {{2, 2}, {{{5, 1}}, {{6, 1}}}}}});
    TreemapOptions options;
    options.titleHeight = 16.0;
    options.frame = 2.0;
    const AreaLayout layout = layOutTreemap(tree, 0, {0, 0, 400, 300}, options);
    const AreaCell& whole = layout.cells[0];
    const AreaCell& large = layout.cells[1];
    const AreaCell& small = layout.cells[2];
    QVERIFY(whole.hasTitle && large.hasTitle && !small.hasTitle);
    QVERIFY(small.childCount == 2);
    QVERIFY(layout.cells[large.firstChild].rect.y >= large.rect.y + 16.0);
    QVERIFY(!layout.cells[large.firstChild].hasTitle); // nothing is in it
}

void tst_Treemap::aChainIsOneCell()
{
    const WeightedTree tree = test::treeOf(
        {{0, 1000}, {{{1, 990}, {{{2, 980}, {{{3, 970}, {{{4, 500}}, {{5, 400}}}}}}}}, {{6, 10}}}});
    TreemapOptions options;
    options.chainShare = 0.95;
    const AreaLayout layout = layOutTreemap(tree, 0, kRoom, options);
    const AreaCell& whole = layout.cells[0];
    QCOMPARE(whole.top, 0U);
    QCOMPARE(tree.item(whole.node()), 3U);
    QCOMPARE(whole.childCount, 2U);
    // What is beside the chain is not drawn, but has its share of the area.
    QVERIFY(std::abs(layout.cells[1].rect.area() - kRoom.area() / 2) < 1e-6 * kRoom.area());
    QCOMPARE(layout.cellOf(tree, 0), std::optional(0U));
    QCOMPARE(layout.cellOf(tree, whole.node()), std::optional(0U));
    QCOMPARE(layout.cellAround(tree, 2), 0U); // beside the chain
    QVERIFY(!layout.cellOf(tree, 2));
}

void tst_Treemap::aMillionLevelsAreLaidOut()
{
    const WeightedTree tree = test::chainOf(1'000'000, 16);
    TreemapOptions options;
    options.titleHeight = 16.0;
    options.frame = 2.0;
    options.chainShare = 0.95;
    test::checkLayout(tree, layOutTreemap(tree, 0, kRoom, options), true);
    options.chainShare = 2.0;
    options.titleHeight = 0.0; // a cell in each other, down to the least
    const AreaLayout layout = layOutTreemap(tree, 0, kRoom, options);
    QVERIFY(layout.cells.size() > 900'000);
    QCOMPARE(layout.cellAt(11.0, 21.0).has_value(), true);
}

void tst_Treemap::manyEqualChildren()
{
    const WeightedTree tree = test::flatTree(1'000'000, {64});
    const AreaLayout layout = layOutTreemap(tree, 0, kRoom, {});
    QCOMPARE(layout.cells.size(), std::size_t{2}); // each is less than a pixel
    QVERIFY(layout.cells[1].isRest);
    QCOMPARE(layout.cells[1].nodes.count(), 1'000'000U);
    TreemapOptions options;
    options.leastArea = 0.1;
    QCOMPARE(layOutTreemap(tree, 0, kRoom, options).cells.size(), std::size_t{1'000'001});
}

void tst_Treemap::nothingToDivide()
{
    const WeightedTree zeros = test::flatTree(10, {0});
    QCOMPARE(layOutTreemap(zeros, 0, kRoom, {}).cells.size(), std::size_t{1});
    const WeightedTree alone = test::treeOf({{0, 5}});
    QCOMPARE(layOutTreemap(alone, 0, kRoom, {}).cells.size(), std::size_t{1});
    const WeightedTree tree = test::flatTree(10, {3});
    for (const AreaRect& room : {AreaRect{}, AreaRect{0, 0, 0, 10}, AreaRect{0, 0, 10, 0}}) {
        QCOMPARE(layOutTreemap(tree, 0, room, {}).cells.size(), std::size_t{1});
    }
}

/// Children that weigh more than their parent still lie inside of it.
void tst_Treemap::weightsThatDoNotAddUp()
{
    const WeightedTree tree = test::treeOf({{0, 10}, {{{1, 500}}, {{2, 400}}, {{3, 0}}}});
    const AreaLayout layout = layOutTreemap(tree, 0, kRoom, {});
    QCOMPARE(layout.cells.size(), std::size_t{3});
    test::checkLayout(tree, layout, true);
}

void tst_Treemap::hugeWeights()
{
    const std::uint64_t huge = std::numeric_limits<std::uint64_t>::max() / 4;
    const WeightedTree tree = test::flatTree(4, {huge, huge / 2, huge / 3, 1});
    const AreaLayout layout = layOutTreemap(tree, 0, kRoom, {});
    QCOMPARE(layout.cells.size(), std::size_t{4});
    test::checkLayout(tree, layout, true);
}

/// However large the tree, there are no more cells than the least area leaves room for.
void tst_Treemap::onlyWhatIsSeenIsLookedAt()
{
    const WeightedTree tree = test::randomTree(1, 300'000);
    TreemapOptions options;
    options.leastArea = 100.0;
    const AreaLayout layout = layOutTreemap(tree, 0, kRoom, options);
    std::size_t leaves = 0;
    for (const AreaCell& cell : layout.cells) {
        leaves += cell.childCount == 0 ? 1 : 0;
        QVERIFY(cell.rect.area() >= 100.0 - 1e-6);
    }
    QVERIFY(static_cast<double>(leaves) <= kRoom.area() / 100.0);
}

TIDEMARK_TEST(tst_Treemap)

#include "tst_treemap.moc"
