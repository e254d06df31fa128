// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heap/detached_tree.h"

#include "app/text/node_text.h"
#include "app/text/plain_text.h"
#include "core/heap/shown_retainers.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct DetachedTreeText {
    Q_DECLARE_TR_FUNCTIONS(DetachedTreeText)
};

} // namespace

DetachedTree::DetachedTree(std::shared_ptr<const DetachedListing> listing, const TextFilter& filter,
                           SizeUnit unit)
    : GroupTree(HeapCells(listing->analysis, unit),
                {.distance = Distance, .shallow = Shallow, .retained = Retained},
                {NodeKey::Retained, true}),
      m_listing(std::move(listing))
{
    for (std::uint32_t group = 0; group < m_listing->groups.size(); ++group) {
        if (filter.matches(nameOf(group))) {
            m_groups.push_back(group);
        }
    }
}

const std::string& DetachedTree::nameOf(std::uint32_t group) const
{
    const auto& classes = m_listing->analysis->overview->classes.classes;
    return classes[m_listing->groups[group].heapClass].name;
}

std::vector<TreeColumn> DetachedTree::columns() const
{
    return {
        {DetachedTreeText::tr("Class, object, what holds it"), {}, false, true},
        {DetachedTreeText::tr("Objects"), {}, true, false},
        {DetachedTreeText::tr("Distance"),
         DetachedTreeText::tr("Steps from the roots of the program, of the nearest object"), true,
         false},
        {DetachedTreeText::tr("Shallow size"), DetachedTreeText::tr("Of the objects alone"), true,
         false},
        {DetachedTreeText::tr("Retained size"),
         DetachedTreeText::tr("What freeing all of the objects would free"), true, false},
    };
}

void DetachedTree::sort(std::vector<std::uint32_t>& groups, const TreeOrder& order) const
{
    const auto& all = m_listing->groups;
    switch (order.column) {
    case Name:
        sortBy(groups, order, [&](std::uint32_t group) { return std::string_view(nameOf(group)); });
        break;
    case Count:
        sortBy(groups, order, [&](std::uint32_t group) { return all[group].nodes.size(); });
        break;
    case Distance:
        sortBy(groups, order, [&](std::uint32_t group) { return all[group].distance; });
        std::ranges::stable_partition(
            groups, [&](std::uint32_t group) { return isProgramDistance(all[group].distance); });
        break;
    case Shallow:
        sortBy(groups, order, [&](std::uint32_t group) { return all[group].shallowBytes; });
        break;
    case Retained:
        sortBy(groups, order, [&](std::uint32_t group) { return all[group].retainedBytes; });
        break;
    default:
        break;
    }
}

std::span<const std::uint32_t> DetachedTree::members(std::uint32_t group) const
{
    return m_listing->groups[group].nodes;
}

TreeCell DetachedTree::groupCell(std::uint32_t group, int column) const
{
    const DetachedGroup& shown = m_listing->groups[group];
    switch (column) {
    case Count:
        return countCell(shown.nodes.size());
    case Distance:
        return distanceCell(shown.distance);
    case Shallow:
        return cells().size(static_cast<double>(shown.shallowBytes));
    case Retained:
        return cells().size(static_cast<double>(shown.retainedBytes));
    default:
        return {singleLine(QString::fromStdString(nameOf(group))), {}, 0.0};
    }
}

std::size_t DetachedTree::linkCount(std::uint32_t node) const
{
    const HeapAnalysis& analysis = *m_listing->analysis;
    return shownRetainers(analysis, node, 0).total;
}

/// The nearest to the roots first, whatever the columns are sorted by: the reason is found in that
/// direction.
std::vector<TreeEntry> DetachedTree::links(const TreeEntry& parent,
                                           const std::optional<TreeEntry>& after, std::size_t count,
                                           const NodeOrder* /*order*/) const
{
    const HeapAnalysis& analysis = *m_listing->analysis;
    const auto isAfter = [&after](const Retainer& retainer) {
        return after && retainer.edge == after->edge;
    };
    std::size_t limit = count;
    ShownRetainers shown;
    std::vector<Retainer>::iterator from;
    bool isEnough = false;
    while (!isEnough) {
        shown = shownRetainers(analysis, parent.item, limit);
        const auto found = std::ranges::find_if(shown.nearest, isAfter);
        from = !after ? shown.nearest.begin() : found + (found == shown.nearest.end() ? 0 : 1);
        isEnough = shown.nearest.size() >= shown.total ||
                   static_cast<std::size_t>(shown.nearest.end() - from) >= count;
        limit *= 2;
    }
    std::vector<TreeEntry> entries;
    for (; from != shown.nearest.end() && entries.size() < count; ++from) {
        entries.push_back({Link, 0, from->node, from->edge});
    }
    return entries;
}

TreeCell DetachedTree::linkName(const TreeEntry& entry) const
{
    const HeapGraph& graph = cells().graph();
    return {DetachedTreeText::tr("%1 in %2", "an edge, the object that it leaves")
                .arg(edgeText(graph, entry.edge),
                     nodeTextWithId(graph, cells().overview().states, entry.item)),
            {},
            0.0};
}

} // namespace tidemark::app
