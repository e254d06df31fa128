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

    /// How many groups passed the filter.
    std::size_t groupCount() const { return m_groups.size(); }

protected:
    const std::vector<std::uint32_t>& groups() const override { return m_groups; }
    std::span<const std::uint32_t> members(std::uint32_t group) const override;
    NodeOrder usualOrder(const TreeOrder& /*order*/) const override
    {
        return {NodeKey::Retained, true};
    }

private:
    void describeColumns();

    std::shared_ptr<const SurvivorListing> m_listing;
    std::vector<std::uint32_t> m_groups;
};

} // namespace tidemark::app
