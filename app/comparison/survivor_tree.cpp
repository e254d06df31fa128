// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/comparison/survivor_tree.h"

#include "app/comparison/survivor_text.h"
#include "app/text/plain_text.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct SurvivorTreeText {
    Q_DECLARE_TR_FUNCTIONS(SurvivorTreeText)
};

} // namespace

SurvivorTree::SurvivorTree(std::shared_ptr<const SurvivorListing> listing, const TextFilter& filter,
                           SizeUnit unit)
    : GroupTree(HeapCells(listing->latest, unit)),
      m_listing(std::move(listing))
{
    for (std::uint32_t group = 0; group < m_listing->groups.size(); ++group) {
        if (filter.matches(m_listing->classOf(group))) {
            m_groups.push_back(group);
        }
    }
    describeColumns();
}

void SurvivorTree::describeColumns()
{
    const SurvivorListing& all = *m_listing;
    const std::span groups(all.groups);
    const auto name = [&all](std::uint32_t group) {
        return TreeCell{singleLine(QString::fromStdString(all.classOf(group))), {}, 0.0};
    };
    const auto firstOf = [groups](std::uint32_t group) { return groups[group].nodes.front(); };
    const auto ends = std::make_shared<PathEnds>(*all.latest, kPathTextEnd);
    const auto path = [&all, ends, firstOf](std::uint32_t group) {
        const ShortenedPath way = ends->of(firstOf(group));
        return TreeCell{pathText(*all.latest, way), wholePathText(*all.latest, way), 0.0};
    };
    setColumns(
        {groupColumn(codeHeading(columnTitle(HeapColumn::Type)), name,
                     [&all](std::uint32_t group) { return std::string_view(all.classOf(group)); }),
         countColumn(columnTitle(HeapColumn::Objects)
                         .withHint(SurvivorTreeText::tr("That came and stayed")),
                     [groups](std::uint32_t group) { return groups[group].nodes.size(); }),
         // Sorted by the length of the path.
         groupColumn(codeHeading({SurvivorTreeText::tr("Held by"),
                                  SurvivorTreeText::tr("A shortest way from the roots of the "
                                                       "program to the first of them")}),
                     path,
                     [&all, firstOf](std::uint32_t group) {
                         return retainingPathLength(*all.latest, firstOf(group));
                     }),
         sizeColumn(NodeKey::Shallow,
                    [groups](std::uint32_t group) { return groups[group].shallowBytes; }),
         sizeColumn(NodeKey::Retained,
                    [groups](std::uint32_t group) { return groups[group].retainedBytes; })});
}

std::span<const std::uint32_t> SurvivorTree::members(std::uint32_t group) const
{
    return m_listing->groups[group].nodes;
}

} // namespace tidemark::app
