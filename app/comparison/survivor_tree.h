// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/group_tree.h"
#include "app/models/text_filter.h"
#include "core/snapshots/survivor_listing.h"

namespace tidemark::app
{

/// What outlived two snapshots as a tree: groups by class and way of being held, their objects, the
/// fields of each object.
class SurvivorTree final : public GroupTree
{
public:
    enum Column { Name, Count, Held, Shallow, Retained };

    /// Groups whose class does not pass @p filter are left out.
    SurvivorTree(std::shared_ptr<const SurvivorListing> listing, const TextFilter& filter,
                 SizeUnit unit);

    std::vector<TreeColumn> columns() const override;

    /// How many groups passed the filter.
    std::size_t groupCount() const { return m_groups.size(); }

protected:
    const std::vector<std::uint32_t>& groups() const override { return m_groups; }

    /// Sorting by how they are held goes by the length of the path.
    void sort(std::vector<std::uint32_t>& groups, const TreeOrder& order) const override;
    std::span<const std::uint32_t> members(std::uint32_t group) const override;
    TreeCell groupCell(std::uint32_t group, int column) const override;

private:
    std::shared_ptr<const SurvivorListing> m_listing;
    std::vector<std::uint32_t> m_groups;
};

} // namespace tidemark::app
