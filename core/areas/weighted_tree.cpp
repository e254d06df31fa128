// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/areas/weighted_tree.h"

#include <algorithm>

namespace tidemark
{

namespace
{

/// The order of siblings.
bool standsBefore(const Branch& a, const Branch& b)
{
    return a.weight != b.weight ? a.weight > b.weight : a.item < b.item;
}

} // namespace

std::uint32_t WeightedTree::parent(std::uint32_t node) const
{
    if (node == kRoot) {
        return kRoot;
    }
    // The last one whose children begin at the node or before; those without any begin later.
    const auto after = std::upper_bound(m_firstChild.begin(), m_firstChild.end() - 1, node);
    return static_cast<std::uint32_t>(after - m_firstChild.begin()) - 1;
}

std::optional<std::uint32_t> WeightedTree::child(std::uint32_t node, const Branch& child) const
{
    const Range all = children(node);
    std::uint32_t first = all.first;
    std::uint32_t last = all.last;
    while (first < last) {
        const std::uint32_t middle = first + (last - first) / 2;
        if (standsBefore({item(middle), weight(middle)}, child)) {
            first = middle + 1;
        } else {
            last = middle;
        }
    }
    const bool isFound =
        first < all.last && item(first) == child.item && weight(first) == child.weight;
    return isFound ? std::optional(first) : std::nullopt;
}

bool WeightedTree::isWithin(std::uint32_t node, Range above) const
{
    while (node >= above.last) { // a parent has a lower number than its children
        node = parent(node);
    }
    return node >= above.first;
}

TreeGrower::TreeGrower(const Branch& root, Sides sides) : m_sides(sides)
{
    m_tree.m_weightBefore.push_back(0);
    add(root);
    m_tree.m_firstChild.push_back(m_tree.size());
}

Branch TreeGrower::next() const
{
    return {m_tree.item(m_next), m_tree.weight(m_next),
            m_tree.hasChanges() ? m_tree.change(m_next) : 0};
}

Result<void> TreeGrower::grow(std::vector<Branch>& children)
{
    if (children.size() >= std::numeric_limits<std::uint32_t>::max() - m_tree.size()) {
        return failure(ErrorCode::TooLarge);
    }
    std::ranges::sort(children, standsBefore);
    for (const Branch& child : children) {
        add(child);
    }
    ++m_next;
    m_tree.m_firstChild.push_back(m_tree.size());
    return {};
}

void TreeGrower::add(const Branch& branch)
{
    m_tree.m_items.push_back(branch.item);
    m_tree.m_weightBefore.push_back(m_tree.m_weightBefore.back() + branch.weight);
    if (m_sides == Sides::Two) {
        m_tree.m_changes.push_back(branch.change);
    }
}

} // namespace tidemark
