// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/heap_tree.h"

namespace tidemark::app
{

namespace
{

HeapColumn columnOfFigure(NodeKey figure)
{
    return figure == NodeKey::Distance  ? HeapColumn::Distance
           : figure == NodeKey::Shallow ? HeapColumn::ShallowSize
                                        : HeapColumn::RetainedSize;
}

} // namespace

std::vector<TreeColumn> HeapTree::columns() const
{
    std::vector<TreeColumn> headings;
    for (const HeapTreeColumn& column : m_columns) {
        headings.push_back(column.heading);
    }
    return headings;
}

std::optional<CellBar> HeapTree::bar(const TreeEntry& /*entry*/, int column,
                                     const TreeCell& cell) const
{
    const auto full = at(column).fullBar;
    return full ? std::optional(CellBar{BarKind::Share, cell.number, 0.0, *full}) : std::nullopt;
}

const HeapTreeColumn* HeapTree::columnOf(const TreeOrder& order) const
{
    const bool isColumn =
        order.column >= 0 && static_cast<std::size_t>(order.column) < m_columns.size();
    return isColumn ? &at(order.column) : nullptr;
}

std::optional<NodeOrder> HeapTree::nodeOrder(const TreeOrder& order) const
{
    const HeapTreeColumn* const column = columnOf(order);
    return column != nullptr && column->figure
               ? std::optional(NodeOrder{*column->figure, order.descending})
               : std::nullopt;
}

HeapTreeColumn HeapTree::figureColumn(NodeKey figure, HeapRow row) const
{
    HeapTreeColumn column{{columnTitle(columnOfFigure(figure), row), true}};
    column.figure = figure;
    if (figure != NodeKey::Distance) {
        column.fullBar = static_cast<double>(m_cells.totalBytes());
    }
    return column;
}

} // namespace tidemark::app
