// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/group_tree.h"
#include "app/models/text_filter.h"
#include "core/snapshots/duplicate_listing.h"

namespace tidemark::app
{

/// Texts that a heap holds more than once as a tree: texts, the strings of each, their parts.
class DuplicateTree final : public GroupTree
{
public:
    enum Column { Text, Copies, Size, Wasted };

    /// Texts that do not pass @p filter are left out.
    DuplicateTree(std::shared_ptr<const DuplicateListing> listing, const TextFilter& filter,
                  SizeUnit unit);

    /// How many texts passed the filter, and what they waste.
    std::size_t textCount() const { return m_groups.size(); }
    std::uint64_t wastedBytes() const { return m_wastedBytes; }

protected:
    QString groupHint(std::uint32_t group) const override;
    const std::vector<std::uint32_t>& groups() const override { return m_groups; }
    std::span<const std::uint32_t> members(std::uint32_t group) const override;
    NodeOrder usualOrder(const TreeOrder& /*order*/) const override { return {NodeKey::Id, false}; }

private:
    void describeColumns();

    std::shared_ptr<const DuplicateListing> m_listing;
    std::vector<std::uint32_t> m_groups;
    std::uint64_t m_wastedBytes = 0;
};

} // namespace tidemark::app
