// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/heap_cells.h"
#include "core/snapshots/type_comparison.h"

#include <array>
#include <functional>

namespace tidemark::app
{

/// The columns of ComparisonTree.
std::vector<TreeColumn> comparisonColumns();

/// A figure as its column of ComparisonTree shows it: a number of things, a size, or either with
/// its sign.
TreeCell comparisonCell(int column, std::optional<std::int64_t> figure, SizeUnit unit);

/// An object's own size, or what it retains.
TreeCell heapCell(const HeapCells& cells, bool isShallow, std::uint32_t node);

/// What grown objects, by their place in the comparison, are sorted by in a column of
/// ComparisonTree; empty where that is by how much they changed. Must not outlive its arguments.
std::function<double(std::uint32_t)>
grownKeyOf(const TypeComparison& comparison, const std::array<std::optional<HeapCells>, 2>& cells,
           int column);

} // namespace tidemark::app
