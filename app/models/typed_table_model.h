// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/table_model.h"
#include "app/text/table_column.h"

namespace tidemark::app
{

/// A table over rows of one type, described by its columns. Rows never change while shown.
template <typename Row>
class TypedTableModel final : public TableModel
{
public:
    using Columns = TableColumns<Row>;

    using TableModel::TableModel;

    void setRows(std::vector<Row> rows)
    {
        beginResetModel();
        m_rows = std::move(rows);
        measureBars();
        rebuildOrder();
        endResetModel();
    }

    /// Other texts for the same rows: another language, another unit.
    void setColumns(Columns columns)
    {
        beginResetModel();
        m_columns = std::move(columns);
        measureBars();
        rebuildOrder();
        endResetModel();
    }

    /// A square of this colour stands before the first column's text.
    void setSwatch(std::function<QColor(const Row&)> colourOf) { m_swatch = std::move(colourOf); }

    /// Rows for which @p test holds are drawn grey.
    void setMuted(std::function<bool(const Row&)> test) { m_muted = std::move(test); }

    const std::vector<Row>& rows() const { return m_rows; }
    const Row& rowAt(const QModelIndex& index) const { return m_rows[sourceRow(index)]; }

    int columnCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
    }
    std::size_t sourceRowCount() const override { return m_rows.size(); }

protected:
    const ColumnTitle& titleOf(int column) const override { return at(column).title; }
    bool isNumeric(int column) const override { return at(column).isNumeric(); }
    bool isCode(int column) const override { return at(column).isCode; }

    TableCell cell(std::size_t source, int column) const override
    {
        const TableColumn<Row>& shown = at(column);
        const Row& row = m_rows[source];
        return {shown.text(row), shown.exact ? shown.exact(row) : QString()};
    }

    double number(std::size_t source, int column) const override
    {
        return at(column).number(m_rows[source]);
    }

    std::optional<CellBar> bar(std::size_t source, int column) const override
    {
        if (!at(column).bar) {
            return {};
        }
        CellBar shown = m_bars[static_cast<std::size_t>(column)];
        shown.value = number(source, column);
        return shown;
    }

    QColor swatch(std::size_t source, int column) const override
    {
        return column == 0 && m_swatch ? m_swatch(m_rows[source]) : QColor();
    }

    bool isMuted(std::size_t source) const override { return m_muted && m_muted(m_rows[source]); }

private:
    const TableColumn<Row>& at(int column) const
    {
        return m_columns[static_cast<std::size_t>(column)];
    }

    void measureBars()
    {
        m_bars.assign(m_columns.size(), {});
        for (std::size_t column = 0; column < m_columns.size(); ++column) {
            if (!m_columns[column].bar) {
                continue;
            }
            CellBar& bar = m_bars[column];
            bar.kind = *m_columns[column].bar;
            for (const Row& row : m_rows) {
                const double value = m_columns[column].number(row);
                bar.lowest = value < bar.lowest ? value : bar.lowest;
                bar.highest = value > bar.highest ? value : bar.highest;
            }
        }
    }

    Columns m_columns;
    std::vector<Row> m_rows;
    std::vector<CellBar> m_bars;
    std::function<QColor(const Row&)> m_swatch;
    std::function<bool(const Row&)> m_muted;
};

} // namespace tidemark::app
