// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshots/heap_areas.h"

#include "core/heap/guarded_work.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace tidemark
{

namespace
{

/// Grows a tree with the children that @p listChildren adds for each node: the node's number, who
/// grows it, where to. @p expected is about how many nodes there will be.
template <typename ListChildren>
AreasResult grownTree(const Branch& root, std::uint32_t expected, TaskControl& control,
                      ListChildren listChildren)
{
    auto grown = guarded([&]() -> AreasResult {
        TreeGrower grower(root);
        std::vector<Branch> children;
        for (std::uint32_t node = 0; grower.isGrowing(); ++node) {
            if (node % kNodesOfAStep == 0) {
                beginStep(control, static_cast<double>(node) / std::max(expected, node + 1));
            }
            children.clear();
            listChildren(node, grower, children);
            if (const auto added = grower.grow(children); !added) {
                return tl::unexpected(added.error());
            }
        }
        return std::make_shared<const WeightedTree>(grower.take());
    });
    return grown ? std::move(*grown) : tl::unexpected(std::move(grown.error()));
}

/// An object that keeps no more alive has all of them beside each other.
constexpr std::size_t kMostApart = 50;

/// An object is small beside one that keeps so many times more alive.
constexpr std::uint64_t kTimesSmall = 200;

/// The objects that stand in groups, until the groups are asked for theirs.
class SmallObjects
{
public:
    explicit SmallObjects(const HeapAnalysis& analysis) : m_analysis(analysis) {}

    /// Puts groups in the place of those of @p children that are small beside @p above.
    void group(const Branch& above, std::vector<Branch>& children)
    {
        if (children.size() <= kMostApart) {
            return;
        }
        const auto& classOf = m_analysis.overview->classes.classOf;
        const auto small =
            std::partition(children.begin(), children.end(), [&](const Branch& child) {
                return child.weight >= above.weight / kTimesSmall;
            });
        std::sort(small, children.end(), [&classOf](const Branch& a, const Branch& b) {
            return std::pair(classOf[a.item], a.item) < std::pair(classOf[b.item], b.item);
        });
        std::vector<Branch> grouped;
        for (auto first = small; first != children.end();) {
            const std::uint32_t heapClass = classOf[first->item];
            Branch group{groupItem(m_analysis, heapClass)};
            const auto begin = m_members.size();
            auto last = first;
            for (; last != children.end() && classOf[last->item] == heapClass; ++last) {
                group.weight += last->weight;
                m_members.push_back(last->item);
            }
            if (last - first > 1) {
                m_groups[keyOf(above.item, heapClass)] = {begin, m_members.size()};
                grouped.push_back(group);
            } else {
                m_members.pop_back();
                grouped.push_back(*first);
            }
            first = last;
        }
        children.erase(small, children.end());
        children.insert(children.end(), grouped.begin(), grouped.end());
    }

    /// The objects of a class that were grouped below @p above.
    void listGroup(std::uint32_t above, std::uint32_t heapClass, std::vector<Branch>& children)
    {
        const auto [begin, end] = m_groups.at(keyOf(above, heapClass));
        for (std::size_t i = begin; i < end; ++i) {
            children.push_back({m_members[i], m_analysis.retainedSizes[m_members[i]]});
        }
    }

private:
    static std::uint64_t keyOf(std::uint32_t above, std::uint32_t heapClass)
    {
        return (std::uint64_t{above} << 32U) | heapClass;
    }

    const HeapAnalysis& m_analysis;
    Column<std::uint32_t> m_members; ///< of all groups
    std::unordered_map<std::uint64_t, std::pair<std::size_t, std::size_t>> m_groups;
};

} // namespace

std::uint32_t groupItem(const HeapAnalysis& analysis, std::uint32_t heapClass)
{
    return analysis.graph().nodeCount() + heapClass; // behind the ordinals
}

std::optional<std::uint32_t> groupedClass(const HeapAnalysis& analysis, std::uint32_t item)
{
    return item != kOutsideHeap && item >= analysis.graph().nodeCount()
               ? std::optional(item - analysis.graph().nodeCount())
               : std::nullopt;
}

AreasResult areasByDominator(const HeapAnalysis& analysis, TaskControl& control)
{
    const HeapGraph& graph = analysis.graph();
    const Branch whole{graph.rootOrdinal, analysis.overview->totalBytes};
    SmallObjects small(analysis);
    return grownTree(
        whole, graph.nodeCount(), control,
        [&](std::uint32_t node, const TreeGrower& grower, std::vector<Branch>& children) {
            const Branch above = grower.next();
            if (above.item == kOutsideHeap) {
                return;
            }
            if (const auto heapClass = groupedClass(analysis, above.item)) {
                small.listGroup(grower.itemAbove(), *heapClass, children);
                return;
            }
            for (const std::uint32_t below : analysis.dominated.of(above.item)) {
                if (analysis.retainedSizes[below] > 0) {
                    children.push_back({below, analysis.retainedSizes[below]});
                }
            }
            small.group(above, children);
            if (node == WeightedTree::kRoot && graph.extraNativeBytes > 0) {
                children.push_back({kOutsideHeap, graph.extraNativeBytes});
            }
        });
}

AreasResult areasByType(const TypeListing& listing, TaskControl& control)
{
    std::uint32_t types = 0; // known once the root has its children
    const auto listTypesOf = [&](std::vector<Branch>& children) {
        std::uint64_t listed = 0;
        for (std::size_t row = 0; row < listing.rows.size(); ++row) {
            listed += listing.rows[row].shallowBytes;
            if (listing.rows[row].shallowBytes > 0) {
                children.push_back(
                    {static_cast<std::uint32_t>(row), listing.rows[row].shallowBytes});
            }
        }
        if (listing.totalBytes > listed) {
            children.push_back({kOutsideHeap, listing.totalBytes - listed});
        }
        types = static_cast<std::uint32_t>(children.size());
    };
    const auto expected =
        static_cast<std::uint32_t>(listing.rows.size() + listing.members.all.size());
    return grownTree(
        {0, listing.totalBytes}, expected, control,
        [&](std::uint32_t node, const TreeGrower& grower, std::vector<Branch>& children) {
            const Branch above = grower.next();
            if (node == WeightedTree::kRoot) {
                listTypesOf(children);
            } else if (node <= types && above.item != kOutsideHeap) {
                for (const std::uint32_t object : listing.objectsOf(above.item)) {
                    children.push_back({object, listing.overview->shallowSizes[object]});
                }
            }
        });
}

} // namespace tidemark
