// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/heapsnapshot/heapsnapshot_memory.h"

#include "core/formats/heapsnapshot/heapsnapshot_strings.h"
#include "core/system/available_memory.h"

#include <algorithm>
#include <limits>

namespace tidemark
{

namespace
{

/// What small arrays may take in any case.
constexpr std::uint64_t kFew = 4U << 20U;

} // namespace

std::uint64_t heapGraphBytes(std::uint64_t nodes, std::uint64_t edges)
{
    constexpr std::uint64_t kPerNode =
        sizeof(NodeType) + sizeof(Detachedness) + 4 * sizeof(std::uint32_t);
    constexpr std::uint64_t kPerEdge = sizeof(EdgeType) + 2 * sizeof(std::uint32_t);
    return nodes * kPerNode + edges * kPerEdge;
}

Result<void> HeapSnapshotMemory::check(std::uint64_t nodes, std::uint64_t edges) const
{
    const std::uint64_t needed = heapGraphBytes(nodes, edges) + stringTableBytes(m_graph.strings);
    return m_available && needed > *m_available
               ? failure(ErrorCode::TooLarge, memoryShortage(needed, *m_available))
               : Result<void>();
}

std::uint64_t HeapSnapshotMemory::besideStrings() const
{
    return beside(stringTableBytes(m_graph.strings));
}

std::uint64_t HeapSnapshotMemory::besideColumns() const
{
    return beside(columns());
}

std::uint64_t HeapSnapshotMemory::besideGraph() const
{
    return std::max(kFew, beside(columns() + stringTableBytes(m_graph.strings)));
}

std::uint64_t HeapSnapshotMemory::beside(std::uint64_t taken) const
{
    const std::uint64_t memory = m_available.value_or(std::numeric_limits<std::uint64_t>::max());
    return memory - std::min(memory, taken);
}

std::uint64_t HeapSnapshotMemory::columns() const
{
    return heapGraphBytes(m_graph.nodeCount(), m_graph.edgeCount());
}

} // namespace tidemark
