// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/group_tree.h"
#include "app/models/text_filter.h"
#include "core/snapshots/detached_listing.h"

namespace tidemark::app
{

/// Detached objects as a tree: classes, their objects, and who holds each, up towards the roots.
class DetachedTree final : public GroupTree
{
public:
    enum Column { Name, Count, Distance, Shallow, Retained };

    /// Classes that do not pass @p filter are left out.
    DetachedTree(std::shared_ptr<const DetachedListing> listing, const TextFilter& filter,
                 SizeUnit unit);

    /// How many classes passed the filter.
    std::size_t typeCount() const { return m_groups.size(); }

protected:
    const std::vector<std::uint32_t>& groups() const override { return m_groups; }
    std::span<const std::uint32_t> members(std::uint32_t group) const override;
    NodeOrder usualOrder(const TreeOrder& /*order*/) const override
    {
        return {NodeKey::Retained, true};
    }

    std::size_t linkCount(std::uint32_t node) const override;
    std::vector<TreeEntry> links(const TreeEntry& parent, const std::optional<TreeEntry>& after,
                                 std::size_t count, const NodeOrder* order) const override;
    TreeCell linkName(const TreeEntry& entry) const override;

private:
    const std::string& nameOf(std::uint32_t group) const;
    void describeColumns();

    std::shared_ptr<const DetachedListing> m_listing;
    std::vector<std::uint32_t> m_groups;
};

} // namespace tidemark::app
