// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/comparison/comparison_tree.h"
#include "app/text/heap_columns.h"

#include <functional>

namespace tidemark::app
{

/// A column of ComparisonTree, all that depends on which one it is.
struct ComparisonColumn {
    enum class Form { Count, CountChange, Size, SizeChange };

    HeapColumn title;
    Form form; ///< how figures are written

    /// The figure of a type, which it is sorted by; none where it is not known.
    std::optional<std::int64_t> (*ofType)(const ComparisonTable& table, std::uint32_t type);

    /// The line of several objects that shows it: that of what came, went, or changed in size.
    std::optional<ComparisonTree::SideOf> sort = {};

    /// Where it is a figure of one snapshot: of which, and what its objects show.
    std::optional<Compared> side = {};
    std::optional<NodeKey> figure = {};

    /// A figure as the column shows it; an em dash for none.
    TreeCell cell(std::optional<std::int64_t> figureOf, SizeUnit unit) const;
};

/// The description of a ComparisonTree::Column.
const ComparisonColumn& comparisonColumn(int column);

/// What grown objects, by their place in the comparison, are sorted by in a column; empty where
/// that is by how much they changed. Must not outlive its arguments.
std::function<double(std::uint32_t)>
grownKeyOf(const TypeComparison& comparison, const std::array<std::optional<HeapCells>, 2>& cells,
           int column);

} // namespace tidemark::app
