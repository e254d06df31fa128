// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/heap_statistics.h"

#include "core/heap/known_name.h"

#include <algorithm>

namespace tidemark
{

namespace
{

/// The array's size with that of its first `elements`, if nothing else holds these.
std::uint64_t arraySize(const HeapGraph& graph, std::uint32_t array, const KnownName& elements,
                        const WideningColumn& sizes, const Retainers& retainers)
{
    for (std::uint32_t edge = graph.firstEdge[array]; edge < graph.firstEdge[array + 1]; ++edge) {
        if (graph.edgeTypes[edge] == EdgeType::Internal && elements.is(graph.edgeNames[edge])) {
            const std::uint32_t store = graph.edgeTargets[edge];
            return sizes[array] + (retainers.of(store).size() == 1 ? sizes[store] : 0);
        }
    }
    return sizes[array];
}

} // namespace

std::uint64_t HeapStatistics::other() const
{
    const std::uint64_t known = native + code + strings + arrays + system;
    return total > known ? total - known : 0;
}

std::uint64_t HeapStatistics::of(HeapKind kind) const
{
    switch (kind) {
    case HeapKind::Code:
        return code;
    case HeapKind::Strings:
        return strings;
    case HeapKind::Arrays:
        return arrays;
    case HeapKind::TypedArrays:
        return typedArrays;
    case HeapKind::OtherNative:
        return native - std::min(native, typedArrays);
    case HeapKind::System:
        return system;
    case HeapKind::Other:
        return other();
    }
    return 0;
}

HeapStatistics statisticsOf(const HeapGraph& graph, const DomStates& states,
                            const WideningColumn& shallowSizes, const Retainers& retainers)
{
    const KnownName array(graph.strings, "Array");
    const KnownName elements(graph.strings, "elements");
    const KnownName bufferData(graph.strings, "system / JSArrayBufferData");
    HeapStatistics statistics;
    statistics.native = graph.extraNativeBytes;
    statistics.total = graph.extraNativeBytes;
    for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
        const std::uint64_t size = shallowSizes[node];
        statistics.total += size;
        switch (graph.nodeTypes[node]) {
        case NodeType::Hidden:
            statistics.system += size;
            break;
        case NodeType::Native:
            statistics.native += size;
            // What goes by another name is not counted, as in DevTools.
            if (bufferData.is(graph.nodeNames[node]) && !states.isRenamed(graph, node)) {
                statistics.typedArrays += size;
            }
            break;
        case NodeType::Code:
            statistics.code += size;
            break;
        case NodeType::String:
        case NodeType::ConcatenatedString:
        case NodeType::SlicedString:
            statistics.strings += size;
            break;
        default:
            if (array.is(graph.nodeNames[node])) {
                statistics.arrays += arraySize(graph, node, elements, shallowSizes, retainers);
            }
        }
    }
    return statistics;
}

} // namespace tidemark
