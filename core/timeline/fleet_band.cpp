// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/fleet_band.h"

#include <algorithm>
#include <cmath>

namespace tidemark
{

namespace
{

constexpr double kFar = 5.0;      ///< times the median distance
constexpr double kLeastFar = 0.2; ///< of the median

/// The middle one of @p values, of which there must be one; the lower of two.
double middleOf(std::vector<double>& values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>((values.size() - 1) / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

} // namespace

void FleetBand::add(const std::vector<PixelColumn>& columns)
{
    for (std::size_t i = 0; i < std::min(columns.size(), m_values.size()); ++i) {
        if (columns[i].count > 0) {
            m_values[i].push_back({m_members, columns[i].mean});
        }
    }
    ++m_members;
}

std::vector<PixelColumn> FleetBand::columns() const
{
    std::vector<PixelColumn> result;
    std::vector<double> values;
    for (const std::vector<Value>& column : m_values) {
        PixelColumn drawn;
        values.clear();
        for (const Value& one : column) {
            values.push_back(one.value);
        }
        if (!values.empty()) {
            const auto [low, high] = std::ranges::minmax(values);
            const double median = middleOf(values);
            drawn = {median, median, low, high, median, values.size(), false, false};
        }
        drawn.gapBefore = !result.empty() && result.back().count == 0;
        drawn.hasGap = values.empty();
        result.push_back(drawn);
    }
    return result;
}

std::vector<std::size_t> FleetBand::outliers(std::size_t atMost) const
{
    std::vector<std::vector<double>> distances(m_members); ///< in shares of what is far
    std::vector<double> values;
    for (const std::vector<Value>& column : m_values) {
        if (column.size() < kFewest) {
            continue;
        }
        values.clear();
        for (const Value& one : column) {
            values.push_back(one.value);
        }
        const double median = middleOf(values);
        for (double& value : values) {
            value = std::abs(value - median);
        }
        const double far = std::max(kFar * middleOf(values), kLeastFar * std::abs(median));
        for (const Value& one : column) {
            distances[one.member].push_back(far > 0.0 ? std::abs(one.value - median) / far : 0.0);
        }
    }
    std::vector<std::pair<double, std::size_t>> found;
    for (std::size_t member = 0; member < m_members; ++member) {
        const double distance = distances[member].empty() ? 0.0 : middleOf(distances[member]);
        if (distance > 1.0) {
            found.emplace_back(-distance, member);
        }
    }
    std::ranges::sort(found);
    std::vector<std::size_t> result;
    for (std::size_t i = 0; i < std::min(found.size(), atMost); ++i) {
        result.push_back(found[i].second);
    }
    return result;
}

} // namespace tidemark
