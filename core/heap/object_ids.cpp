// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/object_ids.h"

namespace tidemark
{

ObjectIds objectIdsOf(const HeapGraph& graph)
{
    constexpr std::size_t kLeastShare = 10; // one in so many
    std::size_t objects = 0;
    std::size_t odd = 0;
    for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
        if (graph.nodeTypes[node] != NodeType::Synthetic && graph.nodeIds[node] != 0) {
            ++objects;
            odd += graph.nodeIds[node] % 2;
        }
    }
    return odd * kLeastShare >= objects ? ObjectIds::Counted : ObjectIds::Addresses;
}

bool isIdentified(const HeapGraph& graph, std::uint32_t node, ObjectIds ids)
{
    const std::uint64_t id = graph.nodeIds[node];
    // Built-in roots have the same ids in every process.
    return graph.nodeTypes[node] != NodeType::Synthetic && id != 0 &&
           (ids == ObjectIds::Addresses || id % 2 == 1);
}

} // namespace tidemark
