// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/distances.h"

#include "core/heap/known_name.h"
#include "core/heap/page_owned.h"

namespace tidemark
{

namespace
{

/// What parseInt() makes of an edge's name, as far as the rule for map descriptors asks.
bool isDescriptorLink(std::string_view name)
{
    name.remove_prefix(std::min(name.find_first_not_of(" \t\n\r\v\f"), name.size()));
    if (name.starts_with('+')) {
        name.remove_prefix(1);
    }
    std::uint64_t digitSum = 0; // has the number's remainder by 3
    std::size_t significant = 0;
    for (const char digit : name) {
        if (digit < '0' || digit > '9') {
            break;
        }
        digitSum += static_cast<std::uint64_t>(digit - '0');
        significant += significant > 0 || digit != '0' ? 1U : 0U;
    }
    return (significant > 1 || digitSum >= 2) && digitSum % 3 == 1;
}

/// The two breadth first searches of README.md, "Distance".
class DistanceSearch
{
public:
    DistanceSearch(const HeapGraph& graph, const Ephemerons& ephemerons, const BitSet* ignored,
                   const StopRequest& stop)
        : m_graph(graph),
          m_ephemerons(ephemerons),
          m_ignored(ignored),
          m_stop(stop),
          m_nativeContext(graph.strings, "system / NativeContext"),
          m_mapDescriptors(graph.strings, "(map descriptors)"),
          m_sloppyFunctionMap(graph.strings, "sloppy_function_map"),
          m_distances(graph.nodeCount(), kUnreached),
          m_isPairWaiting(ephemerons.pairCount(), false)
    {
        m_queue.reserve(graph.nodeCount());
    }

    Column<std::int32_t> run()
    {
        const std::uint32_t root = m_graph.rootOrdinal;
        for (std::uint32_t edge = m_graph.firstEdge[root]; edge < m_graph.firstEdge[root + 1];
             ++edge) {
            const std::uint32_t target = m_graph.edgeTargets[edge];
            if (isUserRoot(m_graph, target)) {
                m_distances[target] = 1;
                m_queue.push_back(target);
            }
        }
        const bool isUsers = !m_queue.empty();
        search();
        m_distances[root] = isUsers ? kSystemDistance : 0;
        m_queue.assign(1, root);
        search();
        return std::move(m_distances);
    }

private:
    void search()
    {
        for (std::size_t next = 0; next < m_queue.size(); ++next) {
            m_stop.look(static_cast<std::uint32_t>(next));
            const std::uint32_t node = m_queue[next];
            const std::int32_t distance = m_distances[node] + 1;
            const bool isPicky = hasConditions(node);
            for (std::uint32_t edge = m_graph.firstEdge[node]; edge < m_graph.firstEdge[node + 1];
                 ++edge) {
                const std::uint32_t target = m_graph.edgeTargets[edge];
                if (m_graph.edgeTypes[edge] == EdgeType::Weak ||
                    m_distances[target] != kUnreached || !mayFollow(node, edge, isPicky)) {
                    continue;
                }
                m_distances[target] = distance;
                m_queue.push_back(target);
            }
        }
    }

    bool hasConditions(std::uint32_t node) const
    {
        const NodeType type = m_graph.nodeTypes[node];
        return (type == NodeType::Hidden && m_nativeContext.is(m_graph.nodeNames[node])) ||
               (type == NodeType::Array && m_mapDescriptors.is(m_graph.nodeNames[node]));
    }

    bool mayFollow(std::uint32_t node, std::uint32_t edge, bool isPicky)
    {
        if (m_ignored != nullptr && m_ignored->test(m_graph.edgeTargets[edge])) {
            return false;
        }
        if (isPicky && m_graph.nodeTypes[node] == NodeType::Array) {
            return !leadsToDescriptor(edge);
        }
        const EdgeType type = m_graph.edgeTypes[edge];
        if (isPicky && !isNamedByIndex(type) && m_sloppyFunctionMap.is(m_graph.edgeNames[edge])) {
            return false;
        }
        return type != EdgeType::Internal || mayFollowEphemeron(m_graph.edgeNames[edge]);
    }

    /// Maps share their descriptors, so these links may belong to another map.
    bool leadsToDescriptor(std::uint32_t edge) const
    {
        const std::uint32_t name = m_graph.edgeNames[edge];
        return isNamedByIndex(m_graph.edgeTypes[edge]) ? name >= 2 && name % 3 == 1
                                                       : isDescriptorLink(m_graph.strings[name]);
    }

    /// Of the two edges of a WeakMap entry the first one met is left out: only both keep the value.
    bool mayFollowEphemeron(std::uint32_t name)
    {
        const Ephemeron* ephemeron = m_ephemerons.find(name);
        if (ephemeron == nullptr) {
            return true;
        }
        const bool isSecond = m_isPairWaiting[ephemeron->pair];
        m_isPairWaiting[ephemeron->pair] = !isSecond;
        return isSecond;
    }

    const HeapGraph& m_graph;
    const Ephemerons& m_ephemerons;
    const BitSet* m_ignored;
    const StopRequest& m_stop;
    KnownName m_nativeContext;
    KnownName m_mapDescriptors;
    KnownName m_sloppyFunctionMap;
    Column<std::int32_t> m_distances;
    Column<std::uint32_t> m_queue;
    std::vector<bool> m_isPairWaiting;
};

} // namespace

bool isUserRoot(const HeapGraph& graph, std::uint32_t node)
{
    return graph.nodeTypes[node] != NodeType::Synthetic || graph.nodeName(node) == kDocumentRoots;
}

bool hasUserRoots(const HeapGraph& graph)
{
    const std::uint32_t root = graph.rootOrdinal;
    for (std::uint32_t edge = graph.firstEdge[root]; edge < graph.firstEdge[root + 1]; ++edge) {
        if (isUserRoot(graph, graph.edgeTargets[edge])) {
            return true;
        }
    }
    return false;
}

Column<std::int32_t> distancesOf(const HeapGraph& graph, const Ephemerons& ephemerons,
                                 const BitSet* ignored, const StopRequest& stop)
{
    return DistanceSearch(graph, ephemerons, ignored, stop).run();
}

} // namespace tidemark
