// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/ignored_retainers.h"

#include "core/heap/distances.h"
#include "core/heap/guarded_work.h"

#include <algorithm>
#include <set>

namespace tidemark
{

namespace
{

/// The entry of a WeakMap that the edge belongs to, or null.
const Ephemeron* entryOf(const HeapOverview& overview, std::uint32_t edge)
{
    const HeapGraph& graph = *overview.graph;
    return graph.edgeTypes[edge] == EdgeType::Internal
               ? overview.ephemerons.find(graph.edgeNames[edge])
               : nullptr;
}

/// Both edges of each entry one of which leaves an unreached node.
std::vector<std::uint32_t> brokenEntries(const HeapAnalysis& analysis,
                                         const Column<std::int32_t>& distances)
{
    const HeapOverview& overview = *analysis.overview;
    const HeapGraph& graph = *overview.graph;
    std::set<std::pair<std::uint32_t, std::uint32_t>> broken; // value and pair
    for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
        if (distances[node] != kUnreached) {
            continue;
        }
        for (std::uint32_t edge = graph.firstEdge[node]; edge < graph.firstEdge[node + 1]; ++edge) {
            if (const Ephemeron* entry = entryOf(overview, edge)) {
                broken.emplace(graph.edgeTargets[edge], entry->pair);
            }
        }
    }
    std::vector<std::uint32_t> edges;
    std::uint32_t last = kNoOrdinal;
    for (const auto& [value, pair] : broken) {
        if (value == last) {
            continue;
        }
        last = value;
        for (const Retainer& retainer : analysis.retainers.of(value)) {
            const Ephemeron* entry = entryOf(overview, retainer.edge);
            if (entry != nullptr && broken.contains({value, entry->pair})) {
                edges.push_back(retainer.edge);
            }
        }
    }
    std::ranges::sort(edges);
    return edges;
}

} // namespace

Result<IgnoredRetainers> ignoreRetainers(const HeapAnalysis& analysis, BitSet nodes,
                                         TaskControl& control)
{
    return guarded([&] {
        const HeapOverview& overview = *analysis.overview;
        beginStep(control, 0.0);
        IgnoredRetainers ignored{std::move(nodes), {}, {}};
        ignored.distances = distancesOf(*overview.graph, overview.ephemerons, &ignored.nodes);
        beginStep(control, 0.8);
        ignored.edges = brokenEntries(analysis, ignored.distances);
        beginStep(control, 1.0);
        return ignored;
    });
}

} // namespace tidemark
