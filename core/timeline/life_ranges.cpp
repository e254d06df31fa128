// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/life_ranges.h"

#include "core/model/restart_name.h"
#include "core/timeline/readings.h"
#include "core/timeline/trend.h"

#include <algorithm>
#include <limits>

namespace tidemark
{

namespace
{

constexpr std::int64_t kLastPosition = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kLongestTakeDown = kSecond;
constexpr std::int64_t kTakeDownShare = 4; ///< of a life at most one in so many parts
constexpr double kLeastFall = 0.1;         ///< of the level before it

} // namespace

std::vector<LifeRange> lifeRangesOf(const Timeline& timeline)
{
    const AxisRange sampled = timeline.sampledRange();
    const std::int64_t last = sampled.isEmpty() ? sampled.begin : sampled.end - 1;
    std::vector<LifeRange> lives(1);
    lives[0].begin = sampled.begin;
    for (const Marker& marker : timeline.markers) {
        if (marker.kind == MarkerKind::Restart) {
            LifeRange& old = lives.back();
            const auto pids = pidsOfRestart(marker.name);
            old.begin = lives.size() == 1 ? std::min(old.begin, marker.start) : old.begin;
            old.end = std::max(old.begin, marker.start);
            old.hasEnded = true;
            old.pid = pids ? std::optional(pids->before) : old.pid;
            LifeRange next;
            next.begin = std::max(old.end, marker.end);
            next.pid = pids ? std::optional(pids->after) : std::nullopt;
            lives.push_back(next);
        }
    }
    LifeRange& present = lives.back();
    const auto exit = std::ranges::find_if(timeline.markers, [&present](const Marker& marker) {
        return marker.kind == MarkerKind::Exit && marker.start >= present.begin;
    });
    present.hasEnded = exit != timeline.markers.end();
    present.end = std::max(present.begin, present.hasEnded ? exit->start : last);
    for (LifeRange& life : lives) {
        const bool isOpen = &life == &present && life.end < kLastPosition;
        life.samples = {life.begin, isOpen ? life.end + 1 : life.end};
    }
    return lives;
}

AxisRange withoutTakeDown(const Series& series, AxisRange samples)
{
    if (series.size() == 0 || samples.isEmpty()) {
        return samples;
    }
    const PositionColumn& positions = *series.positions;
    const ValueColumn& values = *series.values;
    const std::size_t begin = positions.lowerBound(samples.begin);
    const std::size_t end = positions.lowerBound(samples.end, begin);
    const std::size_t last = lastReading(values, {begin, end});
    if (last == end) {
        return samples;
    }
    const std::int64_t longest =
        std::min(kLongestTakeDown, (positions[last] - positions[begin]) / kTakeDownShare);
    std::size_t top = last;
    for (std::size_t i = last; i > begin && positions[last] - positions[i - 1] <= longest; --i) {
        const double value = values[i - 1];
        if (value < values[top]) {
            break;
        }
        top = std::isnan(value) ? top : i - 1;
    }
    const bool hasFallen = values[top] - values[last] > kLeastFall * values[top];
    return hasFallen ? AxisRange{samples.begin, positions[top] + 1} : samples;
}

} // namespace tidemark
