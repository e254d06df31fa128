// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/warm_up.h"

#include "core/timeline/theil_sen.h"

#include <algorithm>
#include <cmath>

namespace tidemark
{

namespace
{

constexpr double kMostDeviations = 4.0;
constexpr double kMedianToDeviation = 1.4826; ///< of a normal distribution
constexpr double kLeastShareOfLevel = 0.002;  ///< ripples below are no warm-up
constexpr std::size_t kLeastPoints = 8;

double spreadAround(const SlopeEstimate& line, std::span<const TimedValue> points)
{
    std::vector<double> distances;
    for (const TimedValue& point : points) {
        distances.push_back(std::abs(point.value - line.at(point.position)));
    }
    const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
    std::ranges::nth_element(distances, middle);
    return kMedianToDeviation * *middle;
}

} // namespace

std::size_t warmUpEnd(std::span<const TimedValue> points)
{
    const std::size_t half = points.size() / 2;
    const auto later = points.subspan(half);
    const auto line = points.size() < kLeastPoints ? std::nullopt : theilSen(later);
    if (!line) {
        return 0;
    }
    const double level = std::abs(line->at(later.front().position));
    const double spread =
        std::max(kMostDeviations * spreadAround(*line, later), kLeastShareOfLevel * level);
    const double doubt = (line->high - line->low) / 2.0;
    std::size_t end = half;
    while (end > 0) {
        const TimedValue& point = points[end - 1];
        const double seconds = static_cast<double>(later.front().position - point.position) / 1e9;
        if (std::abs(point.value - line->at(point.position)) > spread + doubt * seconds) {
            // One stray point is not a warm-up: its earlier neighbour must be off as well.
            const bool isAlone =
                end >= 2 && std::abs(points[end - 2].value - line->at(points[end - 2].position)) <=
                                spread + doubt * seconds;
            if (!isAlone) {
                return end;
            }
        }
        --end;
    }
    return 0;
}

} // namespace tidemark
