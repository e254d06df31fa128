// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/allocation_stack.h"

#include <algorithm>

namespace tidemark
{

std::vector<std::uint32_t> allocationStack(const HeapGraph& graph, std::uint32_t node,
                                           std::size_t most)
{
    const std::vector<TraceNode>& tree = graph.traces.tree;
    const std::uint32_t id = graph.traceNodeIds.empty() ? 0 : graph.traceNodeIds[node];
    const auto found = id == 0 ? tree.end() : std::ranges::find(tree, id, &TraceNode::id);
    std::vector<std::uint32_t> functions;
    auto at = found == tree.end() ? kNoOrdinal : static_cast<std::uint32_t>(found - tree.begin());
    while (at != kNoOrdinal && functions.size() < most) {
        const TraceNode& frame = tree[at];
        if (frame.function != kNoOrdinal && frame.parent != kNoOrdinal) { // the root is no function
            functions.push_back(frame.function);
        }
        at = frame.parent;
    }
    return functions;
}

} // namespace tidemark
