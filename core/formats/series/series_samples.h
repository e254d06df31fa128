// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/input/sample_table.h"
#include "core/formats/series/grouped_series.h"
#include "core/formats/series/number_column.h"
#include "core/formats/series/time_values.h"
#include "core/model/recording.h"

namespace tidemark
{

/// The samples of a plain series file as they are read, one row a sample.
class SeriesSamples
{
public:
    explicit SeriesSamples(std::vector<NumberColumn> columns, RowLabels labels = {})
        : m_columns(std::move(columns)),
          m_labels(std::move(labels)),
          m_table(m_columns.size() + m_labels.size()),
          m_values(m_columns.size() + m_labels.size())
    {
    }

    AxisUnit axis = AxisUnit::Nanoseconds;
    std::optional<std::int64_t> unixNsAtZero; ///< wall clock of position 0 as the file counts

    std::size_t columnCount() const { return m_columns.size(); }
    NumberColumn& column(std::size_t index) { return m_columns[index]; }
    std::size_t size() const { return m_table.size(); }

    /// Notes what a column reads for the row at hand, correcting earlier rows if it asks for it.
    void set(std::size_t index, double value)
    {
        m_values[index] = value;
        if (m_columns[index].hasChange()) {
            m_table.change(index, m_columns[index].takeChange());
        }
    }

    /// Notes what a label says of the row at hand.
    void setLabel(std::size_t index, std::string_view text)
    {
        m_values[m_columns.size() + index] = m_labels.numberOf(index, text);
    }

    /// Ends the row at hand.
    void add(std::int64_t position) { m_table.add(position, m_values); }

    /// Corrects the positions of all rows.
    void changePositions(const TimeValues& times);

    /// The recording: columns without a single reading are left out. NoSamples if none is left.
    /// @p marks is what else in the file proves of its numbers.
    Result<Recordings> finish(std::string_view format, WarningTally tally, NumberMarks marks = {});

private:
    std::vector<NumberColumn> m_columns;
    RowLabels m_labels;
    SampleTable m_table; ///< one column for each of m_columns, then one for each of m_labels
    std::vector<double> m_values;
};

} // namespace tidemark
