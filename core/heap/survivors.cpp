// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/survivors.h"

#include "core/heap/guarded_work.h"
#include "core/heap/nodes_by_id.h"
#include "core/heap/object_ids.h"
#include "core/heap/path_groups.h"

#include <algorithm>
#include <tuple>

namespace tidemark
{

namespace
{

/// Finds the nearest common dominator of a group's members: one of them, if it dominates the
/// others.
class CommonDominator
{
public:
    explicit CommonDominator(const HeapAnalysis& analysis) : m_analysis(analysis) {}

    std::uint32_t of(const std::vector<std::uint32_t>& nodes)
    {
        if (nodes.size() == 1) {
            return nodes.front();
        }
        m_placeOf.clear();
        m_chain.clear();
        std::uint32_t at = nodes.front();
        while (m_placeOf.try_emplace(at, m_chain.size()).second) {
            m_chain.push_back(at);
            at = above(at);
        }
        std::size_t common = 0;
        for (const std::uint32_t node : nodes) {
            common = std::max(common, placeOf(node));
        }
        return m_chain[common];
    }

private:
    std::uint32_t above(std::uint32_t node) const { return m_analysis.dominators[node]; }

    /// Where in the chain the dominators of @p node meet it. Remembers that for all nodes it
    /// passes.
    std::size_t placeOf(std::uint32_t node)
    {
        std::vector<std::uint32_t> way;
        auto known = m_placeOf.find(node);
        while (known == m_placeOf.end()) {
            way.push_back(node);
            node = above(node);
            known = m_placeOf.find(node);
        }
        const std::size_t place = known->second;
        for (const std::uint32_t passed : way) {
            m_placeOf.emplace(passed, place);
        }
        return place;
    }

    const HeapAnalysis& m_analysis;
    std::vector<std::uint32_t> m_chain; ///< the first member and its dominators, nearest first
    std::unordered_map<std::uint32_t, std::size_t> m_placeOf; ///< in the chain, by node
};

/// The edge by which @p node is held, as a programmer would name it: neither one inside an object
/// nor the root's.
std::optional<Retainer> namedHolder(const HeapAnalysis& analysis, std::uint32_t node)
{
    std::optional<Retainer> holder = nearestRetainer(analysis, node);
    while (holder) {
        const EdgeType type = analysis.graph().edgeTypes[holder->edge];
        if (type != EdgeType::Internal && type != EdgeType::Hidden) {
            break;
        }
        holder = nearestRetainer(analysis, holder->node);
    }
    return holder && holder->node != analysis.graph().rootOrdinal ? holder : std::nullopt;
}

/// The part of the work that is done once groupsOf() is.
constexpr double kShareOfGroups = 0.8;

constexpr std::size_t kGroupsOfAStep = 1000;

/// Which objects of the latest snapshot came between the two before it.
class Newcomers
{
public:
    Newcomers(const HeapGraph& first, const HeapGraph& second, const HeapGraph& latest)
        : m_first(first),
          m_second(second),
          m_latest(latest),
          m_ids(objectIdsOf(latest))
    {
        if (m_ids == ObjectIds::Counted) {
            m_after = lastObjectId(first);
            m_upTo = lastObjectId(second);
        } else {
            m_firstById.emplace(first);
            m_secondById.emplace(second);
        }
    }

    bool has(std::uint32_t node) const
    {
        if (m_ids == ObjectIds::Counted) {
            const std::uint64_t id = m_latest.nodeIds[node];
            return id % 2 == 1 && id > m_after && id <= m_upTo;
        }
        return isIdentified(m_latest, node, m_ids) && isIn(m_second, *m_secondById, node) &&
               !isIn(m_first, *m_firstById, node);
    }

private:
    bool isIn(const HeapGraph& graph, const NodesById& byId, std::uint32_t node) const
    {
        const auto same = byId.find(m_latest.nodeIds[node]);
        return same && graph.nodeTypes[*same] == m_latest.nodeTypes[node] &&
               graph.nodeName(*same) == m_latest.nodeName(node);
    }

    const HeapGraph& m_first;
    const HeapGraph& m_second;
    const HeapGraph& m_latest;
    const ObjectIds m_ids;
    std::uint64_t m_after = 0;
    std::uint64_t m_upTo = 0;
    std::optional<NodesById> m_firstById; ///< for addresses
    std::optional<NodesById> m_secondById;
};

/// The survivors by group, without what is found for whole groups later.
std::vector<SurvivorGroup> groupsOf(const HeapAnalysis& latest, const Newcomers& newcomers,
                                    Column<std::uint32_t>& groupOf, TaskControl& control)
{
    const HeapGraph& graph = latest.graph();
    PathGroups paths(latest);
    std::vector<SurvivorGroup> groups;
    std::unordered_map<std::uint32_t, std::uint32_t> byPath;
    for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
        if (node % kNodesOfAStep == 0) {
            beginStep(control, kShareOfGroups * node / graph.nodeCount());
        }
        const std::uint64_t size = latest.overview->shallowSizes[node];
        if (size == 0 || !newcomers.has(node)) {
            continue;
        }
        const auto [place, isNew] =
            byPath.try_emplace(paths.groupOf(node), static_cast<std::uint32_t>(groups.size()));
        if (isNew) {
            groups.push_back({latest.overview->classes.classOf[node], {}, 0, 0, {}});
        }
        groups[place->second].nodes.push_back(node);
        groups[place->second].shallowBytes += size;
        groupOf[node] = place->second;
    }
    return groups;
}

} // namespace

std::uint64_t lastObjectId(const HeapGraph& graph)
{
    std::uint64_t last = 0;
    for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
        const std::uint64_t id = graph.nodeIds[node];
        last = id % 2 == 1 ? std::max(last, id) : last;
    }
    return last;
}

namespace
{

std::vector<SurvivorGroup> findSurvivors(const HeapGraph& first, const HeapGraph& second,
                                         const HeapAnalysis& latest, TaskControl& control)
{
    const HeapGraph& graph = latest.graph();
    Column<std::uint32_t> groupOf(graph.nodeCount(), kNoGroup);
    std::vector<SurvivorGroup> groups =
        groupsOf(latest, Newcomers(first, second, graph), groupOf, control);
    beginStep(control, kShareOfGroups);
    const std::vector<std::uint64_t> retained = retainedByGroups(
        groupOf, groups.size(),
        {latest.overview->shallowSizes, latest.retainedSizes, latest.dominated, graph.rootOrdinal});
    CommonDominator commonDominator(latest);
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (i % kGroupsOfAStep == 0) {
            beginStep(control, kShareOfGroups);
        }
        SurvivorGroup& group = groups[i];
        group.retainedBytes = retained[i];
        group.path = retainingPath(latest, group.nodes.front());
        group.holder = namedHolder(latest, commonDominator.of(group.nodes));
    }
    std::ranges::sort(groups, std::greater(), [](const SurvivorGroup& group) {
        return std::tuple(group.retainedBytes, group.nodes.size(), group.nodes.front());
    });
    beginStep(control, 1.0);
    return groups;
}

} // namespace

Result<std::vector<SurvivorGroup>> survivorsOf(const HeapGraph& first, const HeapGraph& second,
                                               const HeapAnalysis& latest, TaskControl& control)
{
    return guarded([&] { return findSurvivors(first, second, latest, control); });
}

} // namespace tidemark
