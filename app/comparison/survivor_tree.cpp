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
    : GroupTree(HeapCells(listing->latest, unit), {.shallow = Shallow, .retained = Retained},
                {NodeKey::Retained, true}),
      m_listing(std::move(listing))
{
    for (std::uint32_t group = 0; group < m_listing->groups.size(); ++group) {
        if (filter.matches(m_listing->classOf(group))) {
            m_groups.push_back(group);
        }
    }
}

std::vector<TreeColumn> SurvivorTree::columns() const
{
    return {
        {SurvivorTreeText::tr("Class"), {}, false, true},
        {SurvivorTreeText::tr("Objects"), SurvivorTreeText::tr("That came and stayed"), true,
         false},
        {SurvivorTreeText::tr("Held by"),
         SurvivorTreeText::tr("A shortest way from the roots of the program to the first of them"),
         false, true},
        {SurvivorTreeText::tr("Shallow size"), SurvivorTreeText::tr("Of the objects alone"), true,
         false},
        {SurvivorTreeText::tr("Retained size"),
         SurvivorTreeText::tr("What freeing all of the objects would free"), true, false},
    };
}

void SurvivorTree::sort(std::vector<std::uint32_t>& groups, const TreeOrder& order) const
{
    const auto& all = m_listing->groups;
    switch (order.column) {
    case Name:
        sortBy(groups, order,
               [&](std::uint32_t group) { return std::string_view(m_listing->classOf(group)); });
        break;
    case Count:
        sortBy(groups, order, [&](std::uint32_t group) { return all[group].nodes.size(); });
        break;
    case Held:
        sortBy(groups, order, [&](std::uint32_t group) { return all[group].path.size(); });
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

std::span<const std::uint32_t> SurvivorTree::members(std::uint32_t group) const
{
    return m_listing->groups[group].nodes;
}

TreeCell SurvivorTree::groupCell(std::uint32_t group, int column) const
{
    const SurvivorGroup& shown = m_listing->groups[group];
    switch (column) {
    case Count:
        return countCell(shown.nodes.size());
    case Held:
        return {pathText(*m_listing->latest, shown.path),
                wholePathText(*m_listing->latest, shown.path), 0.0};
    case Shallow:
        return cells().size(static_cast<double>(shown.shallowBytes));
    case Retained:
        return cells().size(static_cast<double>(shown.retainedBytes));
    default:
        return {singleLine(QString::fromStdString(m_listing->classOf(group))), {}, 0.0};
    }
}

} // namespace tidemark::app
