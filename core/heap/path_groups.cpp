// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/path_groups.h"

#include "core/heap/map_keys.h"

#include <algorithm>

namespace tidemark
{

namespace
{

constexpr std::uint32_t kNoWay = 0xffff'ffffU;

/// How far back a step is sought that this one repeats.
constexpr int kLongestRepeat = 16;

} // namespace

PathGroups::PathGroups(const HeapAnalysis& analysis)
    : m_analysis(analysis),
      m_wayOf(analysis.graph().nodeCount(), kNoWay)
{
}

std::size_t PathGroups::StepHash::operator()(const Step& step) const
{
    constexpr std::uint64_t kFactor = 0x9e37'79b9'7f4a'7c15U;
    std::uint64_t hash = (step.edge * kFactor) ^ step.heapClass;
    hash = (hash * kFactor) ^ step.before;
    return (hash * kFactor) >> 16U;
}

std::uint32_t PathGroups::classOf(std::uint32_t node) const
{
    return m_analysis.overview->classes.classOf[node];
}

std::uint64_t PathGroups::labelOf(const Retainer& retainer) const
{
    const HeapGraph& graph = m_analysis.graph();
    const EdgeType type = graph.edgeTypes[retainer.edge];
    const std::uint64_t ofType = static_cast<std::uint64_t>(type) + 1;
    const std::uint32_t name = graph.edgeNames[retainer.edge];
    const bool isAny = isNamedByIndex(type) || isMapKey(graph, retainer);
    return (ofType << 33U) | (isAny ? 0 : std::uint64_t{name} + 1);
}

std::uint32_t PathGroups::wayOf(const Step& step)
{
    std::uint32_t earlier = step.before;
    for (int i = 0; i < kLongestRepeat && earlier != kNoWay; ++i) {
        const Step& known = m_steps[earlier];
        const bool isSameClass = known.heapClass == step.heapClass;
        if (isSameClass && (i == 0 || known.edge == step.edge)) {
            return earlier;
        }
        earlier = known.before;
    }
    const auto [place, isNew] =
        m_byStep.try_emplace(step, static_cast<std::uint32_t>(m_steps.size()));
    if (isNew) {
        m_steps.push_back(step);
    }
    return place->second;
}

std::uint32_t PathGroups::groupOf(std::uint32_t node)
{
    struct Held {
        std::uint32_t node;
        std::optional<Retainer> retainer;
    };
    std::vector<Held> path;
    std::uint32_t at = node;
    while (m_wayOf[at] == kNoWay) {
        path.push_back({at, nearestRetainer(m_analysis, at)});
        if (!path.back().retainer) {
            break;
        }
        at = path.back().retainer->node;
    }
    while (!path.empty()) {
        const auto [held, retainer] = path.back();
        path.pop_back();
        m_wayOf[held] = retainer
                            ? wayOf({m_wayOf[retainer->node], labelOf(*retainer), classOf(held)})
                            : wayOf({kNoWay, 0, classOf(held)});
    }
    return m_wayOf[node];
}

} // namespace tidemark
