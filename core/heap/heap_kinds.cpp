// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/heap_kinds.h"

namespace tidemark
{

HeapKind HeapKinds::of(std::uint32_t node, const Retainers& retainers) const
{
    const auto holders = retainers.of(node);
    const bool isStore = holders.size() == 1 &&
                         m_graph.edgeTypes[holders[0].edge] == EdgeType::Internal &&
                         m_elements.is(m_graph.edgeNames[holders[0].edge]) &&
                         of(holders[0].node) == HeapKind::Arrays;
    return isStore ? HeapKind::Arrays : of(node);
}

} // namespace tidemark
