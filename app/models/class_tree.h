// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/heap_cells.h"
#include "app/models/text_filter.h"
#include "core/snapshots/type_listing.h"

namespace tidemark::app
{

/// The class table of one snapshot as a tree: classes, their objects, the fields of each object.
class ClassTree final : public TreeSource
{
public:
    enum Kind : std::uint8_t { Class = 1, Object, Field };
    enum Column { Name, Count, Distance, Shallow, Retained };

    /// Classes that do not pass @p filter are left out.
    ClassTree(std::shared_ptr<const TypeListing> listing, const TextFilter& filter, SizeUnit unit);

    /// How many classes passed the filter.
    std::size_t classCount() const { return m_rows.size(); }

    std::vector<TreeColumn> columns() const override;
    std::size_t childCount(const TreeEntry& parent) const override;
    std::vector<TreeEntry> children(const TreeEntry& parent, const std::optional<TreeEntry>& after,
                                    std::size_t count, const TreeOrder& order) const override;
    std::size_t pageSize(const TreeEntry& parent) const override;
    TreeCell cell(const TreeEntry& entry, int column) const override;
    std::optional<CellBar> bar(const TreeEntry& entry, int column,
                               const TreeCell& cell) const override;
    QString hint(const TreeEntry& entry) const override;

private:
    const HeapClass& classOf(std::uint32_t row) const;
    std::vector<TreeEntry> classEntries(const TreeOrder& order) const;
    TreeCell classCell(const ClassRow& row, int column) const;

    std::shared_ptr<const TypeListing> m_listing;
    HeapCells m_cells;
    std::vector<std::uint32_t> m_rows; ///< of the listing, those that passed the filter
};

/// Where the class is made, as a tooltip, as two classes may share a name; empty if that is not
/// known.
QString classPlaceText(const HeapClass& heapClass);

} // namespace tidemark::app
