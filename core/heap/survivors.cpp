// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/survivors.h"

#include "core/heap/guarded_work.h"
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

/// The survivors by group, without what is found for whole groups later.
std::vector<SurvivorGroup> groupsOf(const HeapAnalysis& latest, std::uint64_t after,
                                    std::uint64_t upTo, Column<std::uint32_t>& groupOf,
                                    TaskControl& control)
{
    const HeapGraph& graph = latest.graph();
    PathGroups paths(latest);
    std::vector<SurvivorGroup> groups;
    std::unordered_map<std::uint32_t, std::uint32_t> byPath;
    for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
        if (node % kNodesOfAStep == 0) {
            beginStep(control, kShareOfGroups * node / graph.nodeCount());
        }
        const std::uint64_t id = graph.nodeIds[node];
        const std::uint64_t size = latest.overview->shallowSizes[node];
        if (id % 2 == 0 || id <= after || id > upTo || size == 0) {
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
        groupsOf(latest, lastObjectId(first), lastObjectId(second), groupOf, control);
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
