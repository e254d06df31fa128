// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/input/sample_table.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace tidemark
{

void SampleTable::addLate(std::int64_t position, std::span<const double> values)
{
    m_latePositions.push_back(position);
    m_lateValues.insert(m_lateValues.end(), values.begin(), values.end());
}

void SampleTable::change(std::size_t column, const std::function<double(double)>& changed)
{
    const ValueColumn before = std::exchange(m_values[column], {});
    for (std::size_t i = 0; i < before.size(); ++i) {
        m_values[column].push_back(changed(before[i]));
    }
    for (std::size_t i = column; i < m_lateValues.size(); i += m_values.size()) {
        m_lateValues[i] = changed(m_lateValues[i]);
    }
}

void SampleTable::changePositions(const std::function<std::int64_t(std::int64_t)>& changed)
{
    SampleTable before(m_values.size());
    std::swap(*this, before);
    std::vector<double> row(m_values.size());
    for (std::size_t i = 0; i < before.m_positions.size(); ++i) {
        for (std::size_t k = 0; k < row.size(); ++k) {
            row[k] = before.m_values[k][i];
        }
        add(changed(before.m_positions[i]), row);
    }
    for (std::size_t i = 0; i < before.m_latePositions.size(); ++i) {
        const auto late = std::span(before.m_lateValues).subspan(i * row.size(), row.size());
        add(changed(before.m_latePositions[i]), late);
    }
}

std::int64_t SampleTable::firstPosition() const
{
    const auto late = std::ranges::min_element(m_latePositions);
    return late == m_latePositions.end() ? m_positions.front()
                                         : std::min(*late, m_positions.front());
}

SampleTable::Columns SampleTable::finish(std::int64_t origin)
{
    if (!m_latePositions.empty()) {
        mergeLate();
    }
    if (origin != 0) {
        m_positions.shift(-origin);
    }
    Columns columns;
    columns.positions = std::make_shared<PositionColumn>(std::exchange(m_positions, {}));
    for (ValueColumn& values : m_values) {
        columns.values.push_back(std::make_shared<ValueColumn>(std::exchange(values, {})));
    }
    return columns;
}

void SampleTable::mergeLate()
{
    std::vector<std::size_t> order(m_latePositions.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [this](std::size_t row) { return m_latePositions[row]; });

    const PositionColumn early = std::exchange(m_positions, {});
    const std::vector<ValueColumn> earlyValues =
        std::exchange(m_values, std::vector<ValueColumn>(m_values.size()));
    std::size_t next = 0;
    for (const std::size_t late : order) {
        const std::int64_t position = m_latePositions[late];
        for (; next < early.size() && early[next] <= position; ++next) {
            m_positions.push_back(early[next]);
            for (std::size_t i = 0; i < m_values.size(); ++i) {
                m_values[i].push_back(earlyValues[i][next]);
            }
        }
        m_positions.push_back(position);
        for (std::size_t i = 0; i < m_values.size(); ++i) {
            m_values[i].push_back(m_lateValues[late * m_values.size() + i]);
        }
    }
    for (; next < early.size(); ++next) {
        m_positions.push_back(early[next]);
        for (std::size_t i = 0; i < m_values.size(); ++i) {
            m_values[i].push_back(earlyValues[i][next]);
        }
    }
    m_latePositions.clear();
    m_lateValues.clear();
}

} // namespace tidemark
