// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/theil_sen.h"

#include "core/timeline/neighbour_correlation.h"
#include "core/timeline/trend.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace tidemark
{

namespace
{

constexpr double kPage = 4096.0;
constexpr double kTwoSided95 = 1.959964;

using Points = std::span<const TimedValue>;

double secondsBetween(std::int64_t from, std::int64_t to)
{
    const auto distance = static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from);
    return static_cast<double>(distance) / static_cast<double>(kSecond);
}

/// By position; equal positions give no pair.
std::vector<double> pairSlopes(Points points)
{
    std::vector<double> slopes;
    slopes.reserve(points.size() * (points.size() - 1) / 2);
    for (std::size_t i = 0; i < points.size(); ++i) {
        for (std::size_t j = i + 1; j < points.size(); ++j) {
            if (points[j].position != points[i].position) {
                slopes.push_back((points[j].value - points[i].value) /
                                 secondsBetween(points[i].position, points[j].position));
            }
        }
    }
    return slopes;
}

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    if (values.size() % 2 == 1) {
        return *middle;
    }
    return (*middle + *std::ranges::max_element(values.begin(), middle)) / 2.0;
}

/// Kendall's S: rising pairs minus falling ones.
double kendallS(Points points)
{
    double s = 0.0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        for (std::size_t j = i + 1; j < points.size(); ++j) {
            s += points[j].value > points[i].value ? 1.0 : 0.0;
            s -= points[j].value < points[i].value ? 1.0 : 0.0;
        }
    }
    return s;
}

double tiesTerm(double n)
{
    return n * (n - 1.0) * (2.0 * n + 5.0) / 18.0;
}

/// Of S where there is no trend and points are independent; ties make it smaller.
double kendallVariance(Points points)
{
    std::map<double, double> counts;
    for (const TimedValue& point : points) {
        counts[point.value] += 1.0;
    }
    double variance = tiesTerm(static_cast<double>(points.size()));
    for (const auto& [value, count] : counts) {
        variance -= tiesTerm(count);
    }
    return variance;
}

} // namespace

double SlopeEstimate::at(std::int64_t position) const
{
    const double seconds =
        position >= origin ? secondsBetween(origin, position) : -secondsBetween(position, origin);
    return level + perSecond * seconds;
}

std::optional<SlopeEstimate> theilSen(Points points)
{
    if (points.size() < 3 || points.front().position == points.back().position) {
        return {};
    }
    std::vector<double> slopes = pairSlopes(points);
    std::ranges::sort(slopes);
    SlopeEstimate estimate;
    estimate.perSecond = median(slopes);
    estimate.origin = points.front().position;
    std::vector<double> residuals;
    for (const TimedValue& point : points) {
        residuals.push_back(point.value - estimate.at(point.position));
    }
    estimate.level = median(residuals);
    estimate.autocorrelation = neighbourCorrelation(residuals);

    const double variance = kendallVariance(points) * varianceInflation(estimate.autocorrelation);
    const auto count = static_cast<double>(slopes.size());
    const double s = kendallS(points);
    estimate.significance = variance > 0.0 ? s / std::sqrt(variance) : 0.0;
    estimate.tau = s / count;
    const double beyond = std::max((count - kTwoSided95 * std::sqrt(variance)) / 2.0, 0.0);
    const auto outer = std::min(static_cast<std::size_t>(beyond), (slopes.size() - 1) / 2);
    const double page = kPage / secondsBetween(points.front().position, points.back().position);
    estimate.low = std::min(slopes[outer], estimate.perSecond - page);
    estimate.high = std::max(slopes[slopes.size() - 1 - outer], estimate.perSecond + page);
    return estimate;
}

} // namespace tidemark
