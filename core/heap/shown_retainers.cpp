// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/shown_retainers.h"

#include "core/heap/distances.h"
#include "core/heap/least_items.h"
#include "core/heap/node_names.h"
#include "core/heap/script_text.h"

#include <algorithm>
#include <unordered_map>

namespace tidemark
{

namespace
{

/// With more equally near retainers than this, only short joins are put together to order them.
constexpr std::size_t kManyRetainers = 1000;
constexpr std::size_t kFewParts = 100;

/// With more than this, no names are put together to order them.
constexpr std::size_t kMostNamed = 20'000;

/// Where distances start for what holds nothing.
constexpr std::int32_t kHoldsNothing = 2 * kSystemDistance;

/// The retainers of one object, known by their places among them.
class Choice
{
public:
    using Places = Column<std::uint32_t>;

    /// @p ignored may be null.
    Choice(const HeapAnalysis& analysis, std::uint32_t node, const IgnoredRetainers* ignored)
        : m_graph(analysis.graph()),
          m_states(analysis.overview->states),
          m_all(analysis.retainers.of(node)),
          m_distancesBefore(analysis.overview->distances),
          m_distances(ignored == nullptr ? m_distancesBefore : ignored->distances),
          m_deadEdges(ignored == nullptr ? std::span<const std::uint32_t>() : ignored->edges)
    {
    }

    ShownRetainers first(std::size_t limit)
    {
        ShownRetainers shown;
        LeastItems<std::int32_t> nearest(std::max<std::size_t>(limit, 1));
        forShown([&](std::uint32_t place) {
            ++shown.total;
            nearest.add(distanceOf(place));
        });
        if (limit == 0 || shown.total == 0) {
            return shown;
        }
        const std::int32_t farthest = nearest.take().back();
        Places near;
        Places far;
        far.reserve(shown.total);
        forShown([&](std::uint32_t place) {
            const std::int32_t distance = distanceOf(place);
            if (distance <= farthest) {
                (distance < farthest ? near : far).push_back(place);
            }
        });
        add(shown, inOrder(near, near.size()));
        const std::size_t left = std::min(limit - near.size(), far.size());
        add(shown, far.size() > kMostNamed ? byFileName(far, left) : inOrder(far, left));
        return shown;
    }

private:
    /// A retainer with the name that is shown, where that is not the one in the file.
    struct Named {
        std::uint32_t place;
        std::string made;
    };

    template <typename Use>
    void forShown(Use use) const
    {
        for (std::uint32_t place = 0; place < m_all.size(); ++place) {
            if (m_graph.edgeTypes[m_all[place].edge] != EdgeType::Weak &&
                m_all[place].node != m_graph.rootOrdinal) {
                use(place);
            }
        }
    }

    std::int32_t distanceOf(std::uint32_t place) const
    {
        if (!m_deadEdges.empty() && std::ranges::binary_search(m_deadEdges, m_all[place].edge)) {
            return kHoldsNothing;
        }
        const std::uint32_t holder = m_all[place].node;
        const std::int32_t distance = m_distances[holder];
        return distance == kUnreached ? kHoldsNothing + std::max(0, m_distancesBefore[holder])
                                      : distance;
    }

    void add(ShownRetainers& shown, const Places& places) const
    {
        for (const std::uint32_t place : places) {
            shown.nearest.push_back(m_all[place]);
        }
    }

    std::string_view nameOf(const Named& named) const
    {
        const std::uint32_t holder = m_all[named.place].node;
        return hasMadeName(m_graph, m_states, holder) ? std::string_view(named.made)
                                                      : m_graph.nodeName(holder);
    }

    /// The first @p count of @p places by distance, name and place.
    Places inOrder(const Places& places, std::size_t count) const
    {
        const std::size_t mostParts = places.size() > kManyRetainers ? kFewParts : kMostParts;
        std::vector<Named> items;
        for (const std::uint32_t place : places) {
            const std::uint32_t holder = m_all[place].node;
            items.push_back({place, hasMadeName(m_graph, m_states, holder)
                                        ? shownNodeName(m_graph, m_states, holder, mostParts)
                                        : std::string()});
        }
        const auto end = items.begin() + static_cast<std::ptrdiff_t>(count);
        std::ranges::partial_sort(items, end, [this](const Named& a, const Named& b) {
            if (distanceOf(a.place) != distanceOf(b.place)) {
                return distanceOf(a.place) < distanceOf(b.place);
            }
            const std::string_view nameOfA = nameOf(a);
            const std::string_view nameOfB = nameOf(b);
            return nameOfA == nameOfB ? a.place < b.place : scriptLess(nameOfA, nameOfB);
        });
        Places ordered(count);
        std::transform(items.begin(), end, ordered.begin(),
                       [](const Named& item) { return item.place; });
        return ordered;
    }

    /// The first @p count of @p places by the names in the file: making the shown names of millions
    /// would take too long.
    Places byFileName(const Places& places, std::size_t count) const
    {
        const auto isBefore = [this](std::uint32_t a, std::uint32_t b) {
            return scriptLess(m_graph.strings[a], m_graph.strings[b]);
        };
        BitSet isSeen(m_graph.strings.size());
        LeastItems<std::uint32_t, decltype(isBefore)> least(count, isBefore);
        for (const std::uint32_t place : places) {
            const std::uint32_t name = fileNameOf(place);
            if (!isSeen.test(name)) {
                isSeen.set(name);
                least.add(name);
            }
        }
        return firstOfNames(places, least.take(), count);
    }

    /// The first @p count of @p places by the order of @p names, numbers of strings.
    Places firstOfNames(const Places& places, const std::vector<std::uint32_t>& names,
                        std::size_t count) const
    {
        BitSet isWanted(m_graph.strings.size());
        for (const std::uint32_t name : names) {
            isWanted.set(name);
        }
        std::unordered_map<std::uint32_t, Places> byName;
        for (const std::uint32_t place : places) {
            const std::uint32_t name = fileNameOf(place);
            if (isWanted.test(name)) {
                byName[name].push_back(place);
                if (byName[name].size() == count) {
                    isWanted.clear(name);
                }
            }
        }
        Places ordered;
        for (const std::uint32_t name : names) {
            ordered.insert(ordered.end(), byName[name].begin(), byName[name].end());
        }
        ordered.resize(std::min(ordered.size(), count));
        return ordered;
    }

    std::uint32_t fileNameOf(std::uint32_t place) const
    {
        return m_graph.nodeNames[m_all[place].node];
    }

    const HeapGraph& m_graph;
    const DomStates& m_states;
    std::span<const Retainer> m_all;
    const Column<std::int32_t>& m_distancesBefore; ///< with nothing ignored
    const Column<std::int32_t>& m_distances;
    std::span<const std::uint32_t> m_deadEdges; ///< ascending
};

} // namespace

ShownRetainers shownRetainers(const HeapAnalysis& analysis, std::uint32_t node, std::size_t limit)
{
    return Choice(analysis, node, nullptr).first(limit);
}

ShownRetainers shownRetainers(const HeapAnalysis& analysis, std::uint32_t node,
                              const IgnoredRetainers& ignored, std::size_t limit)
{
    return Choice(analysis, node, &ignored).first(limit);
}

} // namespace tidemark
