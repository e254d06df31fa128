// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/latest_reading.h"

#include "core/timeline/readings.h"
#include "core/timeline/trend.h"

#include <algorithm>
#include <limits>

namespace tidemark
{

namespace
{

/// b - a for b not below a, as much as fits.
std::int64_t distanceTo(std::int64_t a, std::int64_t b)
{
    const std::uint64_t distance = static_cast<std::uint64_t>(b) - static_cast<std::uint64_t>(a);
    constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
    return static_cast<std::int64_t>(std::min(distance, static_cast<std::uint64_t>(kMost)));
}

} // namespace

std::optional<LatestReading> latestReading(const Series& series, AxisUnit axis, std::int64_t moment)
{
    constexpr std::int64_t kMostSteps = 3;
    if (series.size() == 0) {
        return {};
    }
    const PositionColumn& positions = *series.positions;
    const bool isLast = moment == std::numeric_limits<std::int64_t>::max();
    const std::size_t end = isLast ? series.size() : positions.lowerBound(moment + 1);
    const std::size_t index = lastReading(*series.values, {0, end});
    if (index == end) {
        return {};
    }
    LatestReading latest;
    latest.value = (*series.values)[index];
    latest.position = positions[index];
    latest.age = distanceTo(latest.position, moment);
    const std::size_t before = lastReading(*series.values, {0, index});
    const std::int64_t step = before == index ? 0 : distanceTo(positions[before], positions[index]);
    latest.isOld =
        axis == AxisUnit::Nanoseconds && latest.age > kSecond && latest.age / kMostSteps > step;
    return latest;
}

} // namespace tidemark
