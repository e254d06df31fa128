// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/heap_statistics.h"

#include "core/heap/heap_kinds.h"

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
    const HeapKinds kinds(graph, states);
    const KnownName elements(graph.strings, "elements");
    HeapStatistics statistics;
    statistics.native = graph.extraNativeBytes;
    statistics.total = graph.extraNativeBytes;
    for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
        const std::uint64_t size = shallowSizes[node];
        statistics.total += size;
        switch (kinds.of(node)) {
        case HeapKind::System:
            statistics.system += size;
            break;
        case HeapKind::TypedArrays:
            statistics.typedArrays += size;
            statistics.native += size;
            break;
        case HeapKind::OtherNative:
            statistics.native += size;
            break;
        case HeapKind::Code:
            statistics.code += size;
            break;
        case HeapKind::Strings:
            statistics.strings += size;
            break;
        case HeapKind::Arrays:
            statistics.arrays += arraySize(graph, node, elements, shallowSizes, retainers);
            break;
        case HeapKind::Other:
            break;
        }
    }
    return statistics;
}

} // namespace tidemark
