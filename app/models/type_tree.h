// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/group_tree.h"
#include "app/models/text_filter.h"
#include "core/snapshots/type_listing.h"

namespace tidemark::app
{

/// The types of one snapshot as a tree: types, their objects, the fields of each object.
class TypeTree final : public GroupTree
{
public:
    enum Column { Name, Count, Distance, Shallow, Retained };

    /// Types that do not pass @p filter are left out.
    TypeTree(std::shared_ptr<const TypeListing> listing, const TextFilter& filter, SizeUnit unit);

    /// How many types passed the filter.
    std::size_t typeCount() const { return m_rows.size(); }

protected:
    QString groupHint(std::uint32_t group) const override;
    const std::vector<std::uint32_t>& groups() const override { return m_rows; }
    std::span<const std::uint32_t> members(std::uint32_t group) const override;
    NodeOrder usualOrder(const TreeOrder& order) const override;

private:
    void describeColumns();

    std::shared_ptr<const TypeListing> m_listing;
    std::vector<std::uint32_t> m_rows; ///< of the listing, those that passed the filter
};

/// Where the class is made, as a tooltip, as two classes may share a name; empty if that is not
/// known.
QString classPlaceText(const HeapClass& heapClass);

} // namespace tidemark::app
