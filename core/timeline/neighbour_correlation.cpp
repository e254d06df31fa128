// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/neighbour_correlation.h"

#include <algorithm>
#include <numeric>

namespace tidemark
{

namespace
{

constexpr double kMostCorrelated = 0.99;

/// Equal values share the mean of their ranks.
std::vector<double> ranksOf(const std::vector<double>& values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t index) { return values[index]; });
    std::vector<double> ranks(values.size());
    for (std::size_t first = 0; first < order.size();) {
        std::size_t last = first;
        while (last + 1 < order.size() && values[order[last + 1]] == values[order[first]]) {
            ++last;
        }
        for (std::size_t i = first; i <= last; ++i) {
            ranks[order[i]] = static_cast<double>(first + last) / 2.0;
        }
        first = last + 1;
    }
    return ranks;
}

} // namespace

double neighbourCorrelation(const std::vector<double>& residuals)
{
    const std::vector<double> ranks = ranksOf(residuals);
    const auto n = static_cast<double>(ranks.size());
    const double mean = (n - 1.0) / 2.0;
    double variance = 0.0;
    double covariance = 0.0;
    for (std::size_t i = 0; i < ranks.size(); ++i) {
        variance += (ranks[i] - mean) * (ranks[i] - mean);
        covariance += i > 0 ? (ranks[i] - mean) * (ranks[i - 1] - mean) : 0.0;
    }
    if (variance <= 0.0) {
        return 0.0;
    }
    const double corrected = (n * covariance / variance + 2.0) / std::max(n - 4.0, 1.0);
    return std::clamp(corrected, 0.0, kMostCorrelated);
}

double varianceInflation(double correlation)
{
    return (1.0 + correlation) / (1.0 - correlation);
}

} // namespace tidemark
