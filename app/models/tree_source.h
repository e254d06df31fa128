// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/cell_bar.h"
#include "app/text/table_column.h"

#include <QString>

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace tidemark::app
{

/// One line of a tree, by numbers that its TreeSource understands: a class, an object, an edge to
/// one, a group. Cheap to copy; a tree of millions holds only those that were asked for.
struct TreeEntry {
    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

    std::uint8_t kind = 0;      ///< the source's own; 0 is the invisible root
    std::uint8_t side = 0;      ///< which of several heaps it is of, where there are several
    std::uint32_t item = kNone; ///< a class row, an ordinal, a group
    std::uint32_t edge = kNone; ///< of the graph, by which it was reached; none if by no edge

    bool operator==(const TreeEntry&) const = default;
};

/// In which order a source gives children.
struct TreeOrder {
    int column = -1; ///< -1: the source's own order
    bool descending = true;

    bool operator==(const TreeOrder&) const = default;
};

/// A column of a tree.
struct TreeColumn {
    ColumnTitle title;
    bool isNumeric = false; ///< right-aligned, first sorted in descending order
    bool isCode = false;    ///< in the fixed font
    bool isBrief = false;   ///< has its short title
};

/// Text of one cell of a tree.
struct TreeCell {
    QString text;
    QString exact;      ///< for tooltip and clipboard; the text where empty
    double number;      ///< of a numeric column, kGap where unknown; else meaningless
    QString brief = {}; ///< what a narrow table shows; the text where empty
};

/// What a TreeModel shows: children in pages and cells on demand, computed from core's columns.
///
/// All calls come on the GUI thread and must return within a frame or two: what takes longer is
/// computed before the source is made.
class TreeSource
{
public:
    virtual ~TreeSource() = default;

    virtual std::vector<TreeColumn> columns() const = 0;

    /// How many children @p parent has in all.
    virtual std::size_t childCount(const TreeEntry& parent) const = 0;

    /// Whether there are any; for sources that know it sooner than how many.
    virtual bool hasChildren(const TreeEntry& parent) const { return childCount(parent) > 0; }

    /// The next children of @p parent behind @p after, or the first, in @p order: no more than
    /// @p count, and all that are left if there are fewer.
    virtual std::vector<TreeEntry> children(const TreeEntry& parent,
                                            const std::optional<TreeEntry>& after,
                                            std::size_t count, const TreeOrder& order) const = 0;

    /// How many children of @p parent are shown at once.
    virtual std::size_t pageSize(const TreeEntry& /*parent*/) const { return 100; }

    virtual TreeCell cell(const TreeEntry& entry, int column) const = 0;

    /// The bar of a cell, if it has one; @p cell is what cell() said.
    virtual std::optional<CellBar> bar(const TreeEntry& /*entry*/, int /*column*/,
                                       const TreeCell& /*cell*/) const
    {
        return {};
    }

    /// Whether the line has little to say and is drawn grey.
    virtual bool isMuted(const TreeEntry& /*entry*/) const { return false; }

    /// A tooltip for the first column and others in the fixed font, plain text; nothing to show the
    /// cell's own text.
    virtual QString hint(const TreeEntry& /*entry*/) const { return {}; }
};

} // namespace tidemark::app
