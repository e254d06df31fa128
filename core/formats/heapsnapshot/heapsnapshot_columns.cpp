// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/heapsnapshot/heapsnapshot_columns.h"

#include <algorithm>

namespace tidemark
{

namespace
{

constexpr std::uint64_t kMost32 = std::numeric_limits<std::uint32_t>::max();

/// Room to start with where a file claims nothing.
constexpr std::uint64_t kFirstRoom = 1024;

template <typename Type>
Type typeOf(const TypeCodes<Type>& codes, std::uint64_t code, std::uint64_t& unknown)
{
    if (code < codes.count) {
        return codes.types[code];
    }
    ++unknown;
    return Type::Unknown;
}

WideningColumn widened(Column<std::uint32_t> narrow, const SparseNumbers& wide)
{
    WideningColumn column(std::move(narrow));
    for (const SparseNumbers::Entry& entry : wide.entries()) {
        column.set(entry.at, entry.value);
    }
    return column;
}

std::uint64_t grownCapacity(std::uint64_t capacity, std::uint64_t records)
{
    return std::max({records, 2 * capacity, kFirstRoom});
}

} // namespace

void SparseNumbers::add(const std::vector<Entry>& more)
{
    if (!more.empty()) {
        const std::lock_guard lock(m_mutex);
        m_entries.insert(m_entries.end(), more.begin(), more.end());
    }
}

/// What few nodes have, of one call of take().
struct NodeSink::Rare {
    std::vector<SparseNumbers::Entry> ids;
    std::vector<SparseNumbers::Entry> sizes;
    std::vector<SparseNumbers::Entry> traces;
};

NodeSink::NodeSink(const HeapSnapshotHeader& header, HeapGraph& graph, std::uint64_t expected,
                   std::uint64_t most)
    : m_layout(header.node),
      m_types(header.nodeTypes),
      m_graph(graph),
      m_most(std::min(most, kMostOrdinals))
{
    reserve(expected);
}

void NodeSink::reserve(std::uint64_t records)
{
    m_capacity = std::min(records, m_most);
    m_graph.nodeTypes.reserve(m_capacity);
    m_graph.nodeNames.reserve(m_capacity);
    m_graph.detachedness.reserve(m_capacity);
    m_graph.firstEdge.reserve(m_capacity + 1);
    m_ids.reserve(m_capacity);
    m_sizes.reserve(m_capacity);
}

Result<void> NodeSink::grow(std::uint64_t records)
{
    if (records > m_most) {
        return failure(ErrorCode::TooLarge);
    }
    if (records > m_capacity) {
        reserve(grownCapacity(m_capacity, records));
    }
    m_graph.nodeTypes.resize(records);
    m_graph.nodeNames.resize(records);
    m_graph.detachedness.resize(records);
    m_graph.firstEdge.resize(records + 1);
    m_ids.resize(records);
    m_sizes.resize(records);
    return {};
}

std::optional<std::size_t> NodeSink::take(std::uint64_t firstRecord,
                                          std::span<const std::uint64_t> numbers,
                                          std::size_t numbersBefore, IndexReach::Largest& largest)
{
    const NodeLayout& at = m_layout;
    const auto first = static_cast<std::uint32_t>(firstRecord);
    NodeType* const types = m_graph.nodeTypes.data() + first;
    std::uint32_t* const names = m_graph.nodeNames.data() + first;
    std::uint32_t* const ids = m_ids.data() + first;
    std::uint32_t* const sizes = m_sizes.data() + first;
    std::uint32_t* const edgeCounts = m_graph.firstEdge.data() + first + 1;
    Detachedness* const states = m_graph.detachedness.data() + first;
    Rare rare;
    std::uint64_t unknown = 0;
    const std::size_t count = numbers.size() / at.stride;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint64_t* const record = numbers.data() + i * at.stride;
        const std::uint64_t id = record[at.id];
        const std::uint64_t size = record[at.selfSize];
        const std::uint64_t trace = at.traceNodeId ? record[*at.traceNodeId] : 0;
        const std::uint64_t state = at.detachedness ? record[*at.detachedness] : 0;
        if (record[at.name] > kMost32 || record[at.edgeCount] > kMost32) {
            return i * at.stride + (record[at.name] > kMost32 ? at.name : at.edgeCount);
        }
        types[i] = typeOf(m_types, record[at.type], unknown);
        names[i] = static_cast<std::uint32_t>(record[at.name]);
        ids[i] = static_cast<std::uint32_t>(id);
        sizes[i] = static_cast<std::uint32_t>(size);
        edgeCounts[i] = static_cast<std::uint32_t>(record[at.edgeCount]);
        states[i] = state <= 2 ? static_cast<Detachedness>(state) : Detachedness::Unknown;
        largest.offer(record[at.name], numbersBefore + i * at.stride + at.name);
        if (std::max(id, size) > kMost32 || trace != 0) {
            takeRare(first + static_cast<std::uint32_t>(i), record, rare);
        }
    }
    m_wideIds.add(rare.ids);
    m_wideSizes.add(rare.sizes);
    m_traceNodeIds.add(rare.traces);
    m_unknownTypes += unknown;
    return {};
}

void NodeSink::takeRare(std::uint32_t node, const std::uint64_t* record, Rare& rare) const
{
    if (record[m_layout.id] > kMost32) {
        rare.ids.push_back({node, record[m_layout.id]});
    }
    if (record[m_layout.selfSize] > kMost32) {
        rare.sizes.push_back({node, record[m_layout.selfSize]});
    }
    if (m_layout.traceNodeId && record[*m_layout.traceNodeId] != 0) {
        rare.traces.push_back({node, record[*m_layout.traceNodeId]});
    }
}

void NodeSink::finishChunk(const IntegerChunk& chunk, const IndexReach::Largest& largest)
{
    m_names.add(largest, chunk);
}

std::uint64_t NodeSink::finish()
{
    m_graph.nodeIds = widened(std::move(m_ids), m_wideIds);
    m_graph.selfSizes = widened(std::move(m_sizes), m_wideSizes);
    if (!m_traceNodeIds.entries().empty()) {
        m_graph.traceNodeIds.assign(m_graph.nodeCount(), 0U);
        for (const SparseNumbers::Entry& entry : m_traceNodeIds.entries()) {
            m_graph.traceNodeIds[entry.at] =
                static_cast<std::uint32_t>(std::min(entry.value, kMost32));
        }
    }
    std::uint64_t sum = 0;
    m_graph.firstEdge.resize(std::size_t{m_graph.nodeCount()} + 1);
    m_graph.firstEdge[0] = 0;
    for (std::size_t i = 1; i < m_graph.firstEdge.size(); ++i) {
        sum += m_graph.firstEdge[i];
        m_graph.firstEdge[i] = static_cast<std::uint32_t>(sum); // too large a sum is refused later
    }
    return sum;
}

EdgeSink::EdgeSink(const HeapSnapshotHeader& header, HeapGraph& graph, std::uint64_t wanted,
                   std::uint64_t expected)
    : m_layout(header.edge),
      m_types(header.edgeTypes),
      m_graph(graph),
      m_wanted(wanted),
      m_nodeStride(header.node.stride),
      m_declaredNodes(header.nodeCount)
{
    reserve(std::min(wanted, expected));
}

void EdgeSink::reserve(std::uint64_t records)
{
    m_capacity = std::min(records, kMostOrdinals);
    m_graph.edgeTypes.reserve(m_capacity);
    m_graph.edgeNames.reserve(m_capacity);
    m_graph.edgeTargets.reserve(m_capacity);
}

Result<void> EdgeSink::grow(std::uint64_t records)
{
    const std::uint64_t kept = std::min(records, m_wanted);
    if (kept > kMostOrdinals) {
        return failure(ErrorCode::TooLarge);
    }
    if (kept > m_capacity) {
        reserve(grownCapacity(m_capacity, kept));
    }
    m_graph.edgeTypes.resize(kept);
    m_graph.edgeNames.resize(kept);
    m_graph.edgeTargets.resize(kept);
    return {};
}

std::optional<std::size_t> EdgeSink::take(std::uint64_t firstRecord,
                                          std::span<const std::uint64_t> numbers,
                                          std::size_t numbersBefore, IndexReach::Largest& largest)
{
    switch (m_nodeStride) { // a division by a constant costs a tenth of one by a variable
    case 6:
        return takeAll<6>(firstRecord, numbers, numbersBefore, largest);
    case 7:
        return takeAll<7>(firstRecord, numbers, numbersBefore, largest);
    default:
        return takeAll<0>(firstRecord, numbers, numbersBefore, largest);
    }
}

template <std::uint64_t kNodeStride>
std::optional<std::size_t>
EdgeSink::takeAll(std::uint64_t firstRecord, std::span<const std::uint64_t> numbers,
                  std::size_t numbersBefore, IndexReach::Largest& largest)
{
    const std::uint64_t nodeStride = kNodeStride == 0 ? m_nodeStride : kNodeStride;
    const EdgeLayout& at = m_layout;
    EdgeType* const types = m_graph.edgeTypes.data() + firstRecord;
    std::uint32_t* const names = m_graph.edgeNames.data() + firstRecord;
    std::uint32_t* const targets = m_graph.edgeTargets.data() + firstRecord;
    const std::uint64_t nodeCount = m_graph.nodeCount();
    const std::uint64_t left = m_wanted - std::min(m_wanted, firstRecord);
    const auto count =
        static_cast<std::size_t>(std::min<std::uint64_t>(numbers.size() / at.stride, left));
    std::uint64_t unknown = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint64_t* const record = numbers.data() + i * at.stride;
        const std::uint64_t target = record[at.toNode] / nodeStride;
        if (target * nodeStride != record[at.toNode] || target >= nodeCount) {
            if (target * nodeStride != record[at.toNode] || target >= m_declaredNodes) {
                return i * at.stride + at.toNode;
            }
            targets[i] = kNoOrdinal;
            m_hasLost = true;
            continue;
        }
        if (record[at.nameOrIndex] > kMost32) {
            return i * at.stride + at.nameOrIndex;
        }
        const EdgeType type = typeOf(m_types, record[at.type], unknown);
        types[i] = type;
        names[i] = static_cast<std::uint32_t>(record[at.nameOrIndex]);
        targets[i] = static_cast<std::uint32_t>(target);
        if (!isNamedByIndex(type)) {
            largest.offer(record[at.nameOrIndex], numbersBefore + i * at.stride + at.nameOrIndex);
        }
    }
    m_unknownTypes += unknown;
    return {};
}

std::uint64_t EdgeSink::finish()
{
    Column<std::uint32_t>& first = m_graph.firstEdge;
    const std::uint32_t there = m_graph.edgeCount();
    if (!m_hasLost && first.back() == there) {
        return 0;
    }
    std::uint32_t kept = 0;
    std::uint32_t edge = 0;
    for (std::size_t node = 0; node + 1 < first.size(); ++node) {
        const std::uint32_t end = std::min(first[node + 1], there);
        first[node] = kept;
        for (; edge < end; ++edge) {
            if (m_graph.edgeTargets[edge] != kNoOrdinal) {
                m_graph.edgeTypes[kept] = m_graph.edgeTypes[edge];
                m_graph.edgeNames[kept] = m_graph.edgeNames[edge];
                m_graph.edgeTargets[kept] = m_graph.edgeTargets[edge];
                ++kept;
            }
        }
    }
    first.back() = kept;
    m_graph.edgeTypes.resize(kept);
    m_graph.edgeNames.resize(kept);
    m_graph.edgeTargets.resize(kept);
    return there - kept;
}

void EdgeSink::finishChunk(const IntegerChunk& chunk, const IndexReach::Largest& largest)
{
    m_names.add(largest, chunk);
}

} // namespace tidemark
