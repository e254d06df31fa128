// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/areas/weighted_tree.h"
#include "tests/support/test_registry.h"
#include "tests/support/weighted_trees.h"

#include <QTest>

using namespace tidemark;

class tst_WeightedTree : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void childrenStandByWeight();
    void aParentIsFoundFromAnyNode();
    void aChildIsFoundByWhatItIs();
    void weightsOfADeepTreeDoNotOverflow();
    void changesAreKept();
};

void tst_WeightedTree::childrenStandByWeight()
{
    const WeightedTree tree =
        test::treeOf({{9, 100}, {{{1, 10}}, {{2, 60}, {{{4, 25}}, {{3, 25}}}}, {{5, 30}}}});
    QCOMPARE(tree.size(), 6U);
    QCOMPARE(tree.children(0), (WeightedTree::Range{1, 4}));
    QCOMPARE(tree.item(1), 2U);
    QCOMPARE(tree.item(2), 5U);
    QCOMPARE(tree.item(3), 1U);
    QCOMPARE(tree.children(1), (WeightedTree::Range{4, 6}));
    QCOMPARE(tree.item(4), 3U); // of equal ones the lower item
    QVERIFY(!tree.hasChildren(2) && !tree.hasChildren(3) && !tree.hasChildren(5));
    QCOMPARE(tree.weight(1), 60U);
    QCOMPARE(tree.weight({1, 4}), 100U);
    QVERIFY(!tree.hasChanges());
}

void tst_WeightedTree::aParentIsFoundFromAnyNode()
{
    const WeightedTree tree = test::randomTree(7, 5000);
    QVERIFY(tree.size() > 4000);
    QCOMPARE(tree.parent(0), 0U);
    for (std::uint32_t node = 0; node < tree.size(); ++node) {
        const WeightedTree::Range children = tree.children(node);
        for (std::uint32_t child = children.first; child < children.last; ++child) {
            QCOMPARE(tree.parent(child), node);
            QVERIFY(tree.isWithin(child, node) && !tree.isWithin(node, child));
        }
    }
    QVERIFY(tree.isWithin(17, 17) && tree.isWithin(17, 0));
}

void tst_WeightedTree::aChildIsFoundByWhatItIs()
{
    const WeightedTree tree = test::randomTree(3, 5000);
    for (std::uint32_t node = 1; node < tree.size(); ++node) {
        const Branch branch{tree.item(node), tree.weight(node)};
        QCOMPARE(tree.child(tree.parent(node), branch), std::optional(node));
        QVERIFY(!tree.child(tree.parent(node), {branch.item, branch.weight + 1}));
    }
}

/// Weights of all levels together are far beyond 64 bits.
void tst_WeightedTree::weightsOfADeepTreeDoNotOverflow()
{
    constexpr std::uint32_t kLevels = 100'000;
    const std::uint64_t own = std::numeric_limits<std::uint64_t>::max() / kLevels;
    const WeightedTree tree = test::chainOf(kLevels, own);
    QCOMPARE(tree.weight(0), own * kLevels);
    QCOMPARE(tree.weight(kLevels - 1), own);
    QCOMPARE(tree.parent(kLevels - 1), kLevels - 2);
}

void tst_WeightedTree::changesAreKept()
{
    const WeightedTree tree =
        test::treeOf({{0, 30, -5}, {{{1, 10, 5}}, {{2, 20, -10}}}}, TreeGrower::Sides::Two);
    QVERIFY(tree.hasChanges());
    QCOMPARE(tree.change(0), std::int64_t{-5});
    QCOMPARE(tree.change(1), std::int64_t{-10});
    QCOMPARE(tree.change(2), std::int64_t{5});
}

TIDEMARK_TEST(tst_WeightedTree)

#include "tst_weighted_tree.moc"
