// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/common_dominator.h"

#include <utility>

namespace tidemark
{

CommonDominator::CommonDominator(const Column<std::uint32_t>& dominators,
                                 const DominatedNodes& dominated, std::uint32_t root)
    : m_dominators(dominators),
      m_depth(dominators.size(), 0U),
      m_jump(dominators.size(), root)
{
    Column<std::uint32_t> waiting;
    waiting.push_back(root);
    while (!waiting.empty()) {
        const std::uint32_t above = waiting.back();
        waiting.pop_back();
        const std::uint32_t jump = m_jump[above];
        const std::uint32_t farJump = m_jump[jump];
        // Two jumps of the same length are followed by one over both.
        const bool isLong = m_depth[above] - m_depth[jump] == m_depth[jump] - m_depth[farJump];
        for (const std::uint32_t node : dominated.of(above)) {
            m_depth[node] = m_depth[above] + 1;
            m_jump[node] = isLong ? farJump : above;
            waiting.push_back(node);
        }
    }
}

std::uint32_t CommonDominator::of(std::span<const std::uint32_t> nodes) const
{
    std::uint32_t common = nodes.front();
    for (const std::uint32_t node : nodes.subspan(1)) {
        common = ofTwo(common, node);
    }
    return common;
}

std::uint32_t CommonDominator::ofTwo(std::uint32_t a, std::uint32_t b) const
{
    if (m_depth[a] < m_depth[b]) {
        std::swap(a, b);
    }
    a = atDepth(a, m_depth[b]);
    while (a != b) {
        const bool isCommonNearer = m_jump[a] == m_jump[b];
        a = isCommonNearer ? m_dominators[a] : m_jump[a];
        b = isCommonNearer ? m_dominators[b] : m_jump[b];
    }
    return a;
}

std::uint32_t CommonDominator::atDepth(std::uint32_t node, std::uint32_t depth) const
{
    while (m_depth[node] > depth) {
        node = m_depth[m_jump[node]] >= depth ? m_jump[node] : m_dominators[node];
    }
    return node;
}

} // namespace tidemark
