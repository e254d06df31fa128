// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/retained_sizes.h"

namespace tidemark
{

Column<std::uint64_t> retainedSizesOf(const DominatorTree& tree, const WideningColumn& shallowSizes)
{
    Column<std::uint64_t> sizes(tree.dominator.size());
    for (std::size_t node = 0; node < sizes.size(); ++node) {
        sizes[node] = shallowSizes[node];
    }
    for (std::size_t i = tree.order.size(); i-- > 1;) {
        const std::uint32_t node = tree.order[i];
        sizes[tree.dominator[node]] += sizes[node];
    }
    return sizes;
}

DominatedNodes dominatedNodesOf(const Column<std::uint32_t>& dominators, std::uint32_t root)
{
    DominatedNodes nodes;
    nodes.first.assign(dominators.size() + 1, 0U);
    for (std::uint32_t node = 0; node < dominators.size(); ++node) {
        nodes.first[dominators[node]] += node == root ? 0U : 1U;
    }
    std::uint32_t end = 0;
    for (std::uint32_t& count : nodes.first) {
        end += count;
        count = end;
    }
    nodes.all.resize(end);
    // Each node's share is filled from its end, which leaves `first` at its beginning.
    for (auto node = static_cast<std::uint32_t>(dominators.size()); node-- > 0;) {
        if (node != root) {
            nodes.all[--nodes.first[dominators[node]]] = node;
        }
    }
    return nodes;
}

} // namespace tidemark
