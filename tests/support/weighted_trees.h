// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/areas/weighted_tree.h"

#include <cstdlib>
#include <memory>
#include <random>
#include <vector>

namespace tidemark::test
{

/// A node with what is below it, to write trees down in tests.
struct TreeSketch {
    Branch branch;
    std::vector<TreeSketch> children = {};
};

/// There are always numbers left for the nodes of a test.
inline void mustGrow(const Result<void>& grown)
{
    if (!grown) {
        std::abort();
    }
}

/// The tree that a sketch describes.
inline WeightedTree treeOf(const TreeSketch& root, TreeGrower::Sides sides = TreeGrower::Sides::One)
{
    TreeGrower grower(root.branch, sides);
    std::vector<const TreeSketch*> nodes{&root};
    for (std::size_t i = 0; grower.isGrowing(); ++i) {
        std::vector<Branch> children;
        for (const TreeSketch& child : nodes[i]->children) {
            children.push_back(child.branch);
        }
        mustGrow(grower.grow(children));
        for (const Branch& child : children) { // in the order that they stand in now
            for (const TreeSketch& sketch : nodes[i]->children) {
                if (sketch.branch.item == child.item) {
                    nodes.push_back(&sketch);
                }
            }
        }
    }
    return grower.take();
}

/// A tree of @p levels nodes, each the only child of the one above, of equal own weights.
inline WeightedTree chainOf(std::uint32_t levels, std::uint64_t own)
{
    TreeGrower grower({0, own * levels});
    std::vector<Branch> children;
    for (std::uint32_t level = 1; grower.isGrowing(); ++level) {
        children.clear();
        if (level < levels) {
            children.push_back({level, own * (levels - level)});
        }
        mustGrow(grower.grow(children));
    }
    return grower.take();
}

/// A root with @p count children of these weights in turn.
inline WeightedTree flatTree(std::uint32_t count, const std::vector<std::uint64_t>& weights)
{
    std::vector<Branch> children;
    std::uint64_t all = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
        children.push_back({i, weights[i % weights.size()]});
        all += children.back().weight;
    }
    TreeGrower grower({0, all});
    mustGrow(grower.grow(children));
    for (std::vector<Branch> none; grower.isGrowing(); none.clear()) {
        mustGrow(grower.grow(none));
    }
    return grower.take();
}

/// About @p size nodes; children share at most what their parent weighs, large and small ones
/// mixed as in heaps. The same for the same seed.
inline WeightedTree randomTree(unsigned seed, std::uint32_t size)
{
    std::mt19937 random(seed);
    const auto below = [&random](std::uint64_t bound) { return random() % bound; };
    TreeGrower grower({0, std::uint64_t{size} * 1000});
    std::uint32_t made = 1;
    while (grower.isGrowing()) {
        std::vector<Branch> children;
        std::uint64_t left = grower.next().weight;
        left -= below(left / 8 + 1); // its own
        const std::uint64_t count = below(4) == 0 ? below(60) : below(5);
        for (std::uint64_t i = 0; i < count && made < size && left > 0; ++i) {
            const std::uint64_t weight =
                i == 0 && below(2) == 0 ? left - left / 4 : below(left) + 1;
            children.push_back({made++, weight});
            left -= weight;
        }
        if (children.empty() && made < size && left > 1) {
            children.push_back({made++, left}); // so that it goes on
        }
        mustGrow(grower.grow(children));
    }
    return grower.take();
}

} // namespace tidemark::test
