// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/common_dominator.h"
#include "tests/support/random_object_graph.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using test::below;

class tst_CommonDominator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofRandomTrees();
    void ofADeepTree();
};

namespace
{

/// A tree of dominators with the root at @p root.
struct Tree {
    Column<std::uint32_t> dominators;
    DominatedNodes dominated = {};
    std::uint32_t root = 0;

    CommonDominator common() const { return {dominators, dominated, root}; }
    void finish() { dominated = dominatedNodesOf(dominators, root); }
};

std::vector<std::uint32_t> upFrom(const Tree& tree, std::uint32_t node)
{
    std::vector<std::uint32_t> way{node};
    while (node != tree.root) {
        node = tree.dominators[node];
        way.push_back(node);
    }
    return way;
}

std::uint32_t expectedOf(const Tree& tree, const std::vector<std::uint32_t>& nodes)
{
    for (const std::uint32_t candidate : upFrom(tree, nodes.front())) {
        const bool isCommon = std::ranges::all_of(nodes, [&](std::uint32_t node) {
            const auto way = upFrom(tree, node);
            return std::ranges::find(way, candidate) != way.end();
        });
        if (isCommon) {
            return candidate;
        }
    }
    return tree.root;
}

} // namespace

void tst_CommonDominator::ofRandomTrees()
{
    std::mt19937 random(3);
    for (int round = 0; round < 300; ++round) {
        const std::uint32_t count = 1 + below(random, 60);
        Tree tree;
        tree.root = random() % 2 == 0 ? 0 : count - 1;
        const bool isDeep = random() % 2 == 0;
        tree.dominators.assign(count, tree.root);
        for (std::uint32_t i = 1; i < count; ++i) {
            const std::uint32_t above =
                isDeep ? i - 1 - below(random, std::min(i, 2U)) : below(random, i);
            const auto at = [&](std::uint32_t place) {
                return tree.root == 0 ? place : count - 1 - place;
            };
            tree.dominators[at(i)] = at(above);
        }
        tree.finish();
        const CommonDominator common = tree.common();
        for (int i = 0; i < 30; ++i) {
            std::vector<std::uint32_t> nodes(1 + random() % 4);
            for (std::uint32_t& node : nodes) {
                node = below(random, count);
            }
            QCOMPARE(common.of(nodes), expectedOf(tree, nodes));
        }
    }
}

/// Two branches that part at the root: each pair costs a few steps, not the depth.
void tst_CommonDominator::ofADeepTree()
{
    constexpr std::uint32_t kDepth = 300'000;
    Tree tree;
    tree.dominators.assign(2 * kDepth + 1, 0U);
    for (std::uint32_t i = 3; i < tree.dominators.size(); ++i) {
        tree.dominators[i] = i - 2;
    }
    tree.finish();
    const CommonDominator common = tree.common();
    for (std::uint32_t i = 1; i <= kDepth; ++i) {
        QCOMPARE(common.of(std::vector{2 * i - 1, 2 * i}), 0U);
    }
    QCOMPARE(common.of(std::vector{2 * kDepth, 4U}), 4U);
}

TIDEMARK_TEST(tst_CommonDominator)

#include "tst_common_dominator.moc"
