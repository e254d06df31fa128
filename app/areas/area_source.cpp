// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/areas/area_source.h"

namespace tidemark::app
{

QString AreaSource::figure(std::uint32_t node) const
{
    return weightText(tree().weight(node));
}

MarkedWeight markedWeight(const WeightedTree& tree, const AreaSource::Marked& marked)
{
    MarkedWeight all;
    AreaSource::Marked isInside(tree.size(), false); // a marked node, or below one
    for (std::uint32_t node = 0; node < tree.size(); ++node) {
        if (marked[node]) {
            ++all.nodes;
            all.weight += isInside[node] ? 0 : tree.weight(node);
        }
        if (marked[node] || isInside[node]) {
            const WeightedTree::Range children = tree.children(node);
            for (std::uint32_t child = children.first; child < children.last; ++child) {
                isInside[child] = true;
            }
        }
    }
    return all;
}

} // namespace tidemark::app
