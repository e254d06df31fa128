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
    : GroupTree(HeapCells(listing->analysis, unit)),
      m_listing(std::move(listing))
{
    for (std::uint32_t group = 0; group < m_listing->groups.size(); ++group) {
        if (filter.matches(nameOf(group))) {
            m_groups.push_back(group);
        }
    }
    describeColumns();
}

const std::string& DetachedTree::nameOf(std::uint32_t group) const
{
    const auto& classes = m_listing->analysis->overview->classes.classes;
    return classes[m_listing->groups[group].heapClass].name;
}

void DetachedTree::describeColumns()
{
    const std::span groups(m_listing->groups);
    setColumns({groupColumn(
                    codeHeading(DetachedTreeText::tr("Type, object, what holds it")),
                    [this](std::uint32_t group) {
                        return TreeCell{singleLine(QString::fromStdString(nameOf(group))), {}, 0.0};
                    },
                    [this](std::uint32_t group) { return std::string_view(nameOf(group)); }),
                countColumn(columnTitle(HeapColumn::Objects),
                            [groups](std::uint32_t group) { return groups[group].nodes.size(); }),
                distanceColumn([groups](std::uint32_t group) { return groups[group].distance; }),
                sizeColumn(NodeKey::Shallow,
                           [groups](std::uint32_t group) { return groups[group].shallowBytes; }),
                sizeColumn(NodeKey::Retained,
                           [groups](std::uint32_t group) { return groups[group].retainedBytes; })});
}

std::span<const std::uint32_t> DetachedTree::members(std::uint32_t group) const
{
    return m_listing->groups[group].nodes;
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
