// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/named_holders.h"

namespace tidemark
{

NamedHolders::NamedHolders(const HeapAnalysis& analysis)
    : m_analysis(analysis),
      m_heldBelow(analysis.graph().nodeCount(), kNoOrdinal)
{
}

std::optional<Retainer> NamedHolders::of(std::uint32_t node)
{
    const auto holder = nearestRetainer(m_analysis, heldBelow(node));
    return holder && holder->node != m_analysis.graph().rootOrdinal ? holder : std::nullopt;
}

/// The nearest object from @p node up that is held by a named edge, or by none. Remembers that for
/// all that it passes.
std::uint32_t NamedHolders::heldBelow(std::uint32_t node)
{
    std::vector<std::uint32_t> passed;
    while (m_heldBelow[node] == kNoOrdinal) {
        const auto retainer = nearestRetainer(m_analysis, node);
        if (!retainer || !isEnginesOwn(retainer->edge)) {
            m_heldBelow[node] = node;
            break;
        }
        passed.push_back(node);
        node = retainer->node;
    }
    for (const std::uint32_t one : passed) {
        m_heldBelow[one] = m_heldBelow[node];
    }
    return m_heldBelow[node];
}

bool NamedHolders::isEnginesOwn(std::uint32_t edge) const
{
    const EdgeType type = m_analysis.graph().edgeTypes[edge];
    return type == EdgeType::Internal || type == EdgeType::Hidden;
}

} // namespace tidemark
