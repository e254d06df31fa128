// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/table_model.h"
#include "app/models/text_filter.h"
#include "core/model/axis.h"
#include "core/model/program_output.h"

#include <optional>
#include <vector>

namespace tidemark::app
{

/// The lines that a program printed, as rows; texts are made only for the cells that are seen.
/// GUI thread only.
class OutputModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TimeColumn, StreamColumn, TextColumn, ColumnCount };

    /// Numbers of the lines that a filter leaves.
    using Rows = std::vector<std::uint32_t>;

    /// What a filter leaves of the first lines.
    struct Found {
        Rows rows;
        std::size_t searched = 0; ///< lines that were looked at
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Looks for @p filter in all lines of @p output; any thread.
    static Found find(const ProgramOutput& output, const TextFilter& filter);

    /// Shows the lines of another program, or more of the same one's: rows are then only added.
    void setOutput(const ProgramOutput& output, AxisUnit axis);

    /// Shows only what @p filter leaves: @p found of the present output, and of the lines behind
    /// those what is found now and whenever more come. All lines for an empty filter.
    void setFilter(const TextFilter& filter, Found found);

    const ProgramOutput& output() const { return m_output; }
    OutputLine lineAt(const QModelIndex& index) const { return m_output[lineOf(index.row())]; }

    /// The last row of those that were printed at @p position or before; none if it was too early.
    std::optional<int> lastRowAt(std::int64_t position) const;

    /// Titles anew, in another language.
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::size_t lineOf(int row) const
    {
        const auto index = static_cast<std::size_t>(row);
        return m_filter.isEmpty() ? index : m_rows[index];
    }
    void append(const ProgramOutput& output);
    QString textOf(const OutputLine& line, int column) const;
    QString exactTextOf(const OutputLine& line, int column) const;

    ProgramOutput m_output;
    AxisUnit m_axis = AxisUnit::Nanoseconds;
    TextFilter m_filter;
    Rows m_rows; ///< while there is a filter
};

} // namespace tidemark::app
