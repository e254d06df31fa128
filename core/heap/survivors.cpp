// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/survivors.h"

#include "core/heap/common_dominator.h"
#include "core/heap/equal_names.h"
#include "core/heap/guarded_work.h"
#include "core/heap/named_holders.h"
#include "core/heap/nodes_by_id.h"
#include "core/heap/object_ids.h"
#include "core/heap/path_groups.h"

#include <algorithm>
#include <tuple>

namespace tidemark
{

namespace
{

/// The part of the work that is done once groupsOf() is.
constexpr double kShareOfGroups = 0.8;

constexpr std::size_t kGroupsOfAStep = 1000;

/// Which objects of the latest snapshot came between the two before it.
class Newcomers
{
public:
    Newcomers(const HeapGraph& first, const HeapGraph& second, const HeapGraph& latest)
        : m_latest(latest),
          m_ids(objectIdsOf(latest)),
          m_isInFirst(first, latest),
          m_isInSecond(second, latest)
    {
        if (m_ids == ObjectIds::Counted) {
            m_after = lastObjectId(first);
            m_upTo = lastObjectId(second);
        } else {
            m_firstById.emplace(first);
            m_secondById.emplace(second);
        }
    }

    bool has(std::uint32_t node)
    {
        if (m_ids == ObjectIds::Counted) {
            const std::uint64_t id = m_latest.nodeIds[node];
            return id % 2 == 1 && id > m_after && id <= m_upTo;
        }
        return isIdentified(m_latest, node, m_ids) && isIn(m_isInSecond, *m_secondById, node) &&
               !isIn(m_isInFirst, *m_firstById, node);
    }

private:
    bool isIn(EqualNames& isSame, const NodesById& byId, std::uint32_t node) const
    {
        const auto same = byId.find(m_latest.nodeIds[node]);
        return same && isSame(*same, node);
    }

    const HeapGraph& m_latest;
    const ObjectIds m_ids;
    EqualNames m_isInFirst;
    EqualNames m_isInSecond;
    std::uint64_t m_after = 0;
    std::uint64_t m_upTo = 0;
    std::optional<NodesById> m_firstById; ///< for addresses
    std::optional<NodesById> m_secondById;
};

/// The survivors by group, without what is found for whole groups later.
std::vector<SurvivorGroup> groupsOf(const HeapAnalysis& latest, Newcomers newcomers,
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
            groups.push_back({latest.overview->classes.classOf[node], {}, 0, 0});
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
    const CommonDominator commonDominator(latest.dominators, latest.dominated, graph.rootOrdinal);
    NamedHolders holders(latest);
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (i % kGroupsOfAStep == 0) {
            beginStep(control, kShareOfGroups);
        }
        SurvivorGroup& group = groups[i];
        group.retainedBytes = retained[i];
        group.holder = holders.of(commonDominator.of(group.nodes));
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
