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

    std::vector<TreeColumn> columns() const override;
    std::optional<CellBar> bar(const TreeEntry& entry, int column,
                               const TreeCell& cell) const override;
    QString hint(const TreeEntry& entry) const override;

    /// How many texts passed the filter, and what they waste.
    std::size_t textCount() const { return m_groups.size(); }
    std::uint64_t wastedBytes() const { return m_wastedBytes; }

protected:
    const std::vector<std::uint32_t>& groups() const override { return m_groups; }
    void sort(std::vector<std::uint32_t>& groups, const TreeOrder& order) const override;
    std::span<const std::uint32_t> members(std::uint32_t group) const override;
    TreeCell groupCell(std::uint32_t group, int column) const override;

private:
    std::shared_ptr<const DuplicateListing> m_listing;
    std::vector<std::uint32_t> m_groups;
    std::uint64_t m_wastedBytes = 0;
};

} // namespace tidemark::app
