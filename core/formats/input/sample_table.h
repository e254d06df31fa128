// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/series.h"

#include <functional>
#include <span>
#include <vector>

namespace tidemark
{

/// Collects rows of samples as a file delivers them and hands them out as columns in order.
///
/// A row that lies before its predecessor is kept aside and merged in at the end (stable: equal
/// positions keep the file's order), so files in order, the usual case, cost nothing extra.
class SampleTable
{
public:
    explicit SampleTable(std::size_t columns) : m_values(columns) {}

    std::size_t size() const { return m_positions.size() + m_latePositions.size(); }

    /// Adds one row; @p values holds a number or kGap for each column.
    void add(std::int64_t position, std::span<const double> values)
    {
        if (m_positions.isEmpty() || position >= m_positions.back()) {
            m_positions.push_back(position);
            for (std::size_t i = 0; i < m_values.size(); ++i) {
                m_values[i].push_back(values[i]);
            }
        } else {
            addLate(position, values);
        }
    }
    void add(std::int64_t position, double value) { add(position, std::span(&value, 1)); }

    /// Replaces every value of one column by what @p changed makes of it.
    void change(std::size_t column, const std::function<double(double)>& changed);

    /// Replaces every position and puts the rows in order by the new ones.
    void changePositions(const std::function<std::int64_t(std::int64_t)>& changed);

    /// How many rows came before their predecessor.
    std::uint64_t reordered() const { return m_latePositions.size(); }

    /// The lowest position so far; size() must not be 0.
    std::int64_t firstPosition() const;

    struct Columns {
        std::shared_ptr<const PositionColumn> positions;
        std::vector<std::shared_ptr<const ValueColumn>> values;
    };

    /// Hands out the columns, with @p origin subtracted from every position. The table is then
    /// empty.
    Columns finish(std::int64_t origin);

private:
    void addLate(std::int64_t position, std::span<const double> values);
    void mergeLate();

    PositionColumn m_positions;
    std::vector<ValueColumn> m_values;
    std::vector<std::int64_t> m_latePositions;
    std::vector<double> m_lateValues; ///< row by row
};

} // namespace tidemark
