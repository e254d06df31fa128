// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/tree_source.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>
#include <numeric>
#include <span>

namespace tidemark::app
{

/// Rows that do not open, as a tree with one level: for a TreeTable that shows them with its filter
/// and its copying, or several that stand beside each other.
template <typename Row>
class RowTree final : public TreeSource
{
public:
    using Hint = std::function<QString(const Row&)>;

    /// Shows @p shown, places in @p rows, which @p owner keeps alive. @p isBrief gives the columns
    /// but the first their short titles; @p hint is the tooltip of the first column.
    RowTree(std::shared_ptr<const void> owner, std::span<const Row> rows,
            std::vector<std::uint32_t> shown, TableColumns<Row> columns, bool isBrief = false,
            Hint hint = {})
        : m_owner(std::move(owner)),
          m_rows(rows),
          m_shown(std::move(shown)),
          m_columns(std::move(columns)),
          m_isBrief(isBrief),
          m_hint(std::move(hint))
    {
        for (const TableColumn<Row>& column : m_columns) {
            m_ranges.push_back(column.bar ? rangeOf(column) : Range());
        }
    }

    std::size_t rowCount() const { return m_shown.size(); }

    /// The row that a line stands for.
    const Row& rowAt(const TreeEntry& entry) const { return m_rows[entry.item]; }

    std::vector<TreeColumn> columns() const override
    {
        std::vector<TreeColumn> headings;
        for (const TableColumn<Row>& column : m_columns) {
            headings.push_back(
                {column.title, column.isNumeric(), column.isCode, m_isBrief && !headings.empty()});
        }
        return headings;
    }

    std::size_t childCount(const TreeEntry& parent) const override
    {
        return parent.kind == 0 ? m_shown.size() : 0;
    }

    std::vector<TreeEntry> children(const TreeEntry& parent, const std::optional<TreeEntry>& after,
                                    std::size_t count, const TreeOrder& order) const override
    {
        std::vector<TreeEntry> entries;
        if (parent.kind != 0) {
            return entries;
        }
        const std::vector<std::uint32_t> rows = sorted(order);
        auto next = after ? std::ranges::find(rows, after->item) + 1 : rows.begin();
        for (; next != rows.end() && entries.size() < count; ++next) {
            entries.push_back({kLine, 0, *next});
        }
        return entries;
    }

    std::size_t pageSize(const TreeEntry& /*parent*/) const override { return kRowsAtOnce; }

    TreeCell cell(const TreeEntry& entry, int column) const override
    {
        const TableColumn<Row>& shown = at(column);
        const Row& row = rowAt(entry);
        return {shown.text(row), shown.exact ? shown.exact(row) : QString(),
                shown.number ? shown.number(row) : 0.0};
    }

    std::optional<CellBar> bar(const TreeEntry& /*entry*/, int column,
                               const TreeCell& cell) const override
    {
        const auto& kind = at(column).bar;
        const Range& range = m_ranges[static_cast<std::size_t>(column)];
        return kind ? std::optional(CellBar{*kind, cell.number, range.lowest, range.highest})
                    : std::nullopt;
    }

    QString hint(const TreeEntry& entry) const override
    {
        return m_hint && entry.kind == kLine ? m_hint(rowAt(entry)) : QString();
    }

private:
    static constexpr std::uint8_t kLine = 1;
    static constexpr std::size_t kRowsAtOnce = 10'000;

    struct Range {
        double lowest = 0.0;
        double highest = 0.0;
    };

    const TableColumn<Row>& at(int column) const
    {
        return m_columns[static_cast<std::size_t>(column)];
    }

    /// Of all rows, so that bars keep their lengths whatever the filter.
    Range rangeOf(const TableColumn<Row>& column) const
    {
        Range range;
        for (const Row& row : m_rows) {
            const double number = column.number(row);
            range.lowest = std::fmin(range.lowest, number); // passes over NaN
            range.highest = std::fmax(range.highest, number);
        }
        return range;
    }

    /// Equal ones stay as they are; unknown numbers stand last in both directions.
    std::vector<std::uint32_t> sorted(const TreeOrder& order) const
    {
        std::vector<std::uint32_t> rows = m_shown;
        if (order.column < 0) {
            return rows;
        }
        const TableColumn<Row>& column = at(order.column);
        if (column.isNumeric()) {
            sortBy(rows, order.descending, [&](std::uint32_t row) {
                const double number = column.number(m_rows[row]);
                return std::pair(std::isnan(number) == order.descending ? 0 : 1,
                                 std::isnan(number) ? 0.0 : number);
            });
        } else {
            sortBy(rows, order.descending,
                   [&](std::uint32_t row) { return column.text(m_rows[row]); });
        }
        return rows;
    }

    template <typename KeyOf>
    static void sortBy(std::vector<std::uint32_t>& rows, bool isDescending, const KeyOf& keyOf)
    {
        using Key = std::pair<decltype(keyOf(0U)), std::uint32_t>;
        std::vector<Key> keys;
        keys.reserve(rows.size());
        for (const std::uint32_t row : rows) {
            keys.emplace_back(keyOf(row), row);
        }
        std::ranges::stable_sort(keys, [isDescending](const Key& a, const Key& b) {
            return isDescending ? b.first < a.first : a.first < b.first;
        });
        std::ranges::transform(keys, rows.begin(), &Key::second);
    }

    std::shared_ptr<const void> m_owner;
    std::span<const Row> m_rows;
    std::vector<std::uint32_t> m_shown;
    TableColumns<Row> m_columns;
    std::vector<Range> m_ranges;
    bool m_isBrief;
    Hint m_hint;
};

} // namespace tidemark::app
