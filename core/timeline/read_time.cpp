// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/read_time.h"

#include "core/timeline/readings.h"
#include "core/timeline/statistics.h"

#include <algorithm>
#include <utility>

namespace tidemark
{

namespace
{

constexpr std::int64_t kGapParts = 512;      ///< a gap is longer than one of so many
constexpr std::int64_t kManySteps = 8;       ///< and than so many steps between readings
constexpr int kRounds = 8;                   ///< each with the steps that are left
constexpr std::size_t kMostGaps = 4096;      ///< more are no gaps but the way it is read
constexpr std::int64_t kLongest = 1LL << 62; ///< of a range that is looked at

/// The stretches longer than @p shortest between neighbouring readings of @p span, which begins and
/// ends with one.
std::vector<AxisRange> gapsIn(const Series& series, SampleSpan span, std::int64_t shortest)
{
    std::vector<AxisRange> gaps;
    const PositionColumn& positions = *series.positions;
    std::size_t at = span.begin;
    while (at + 1 < span.end && gaps.size() <= kMostGaps) {
        const std::size_t beyond =
            std::min(positions.lowerBound(positions[at] + shortest + 1, at + 1), span.end);
        const SampleSpan near{at + 1, beyond};
        const std::size_t furthest = lastReading(*series.values, near);
        if (furthest != near.end) {
            at = furthest;
            continue;
        }
        const std::size_t next = firstReading(*series.values, {beyond, span.end});
        gaps.push_back({positions[at], positions[next]});
        at = next;
    }
    return gaps;
}

} // namespace

ReadTime ReadTime::of(const Series& series, AxisRange range)
{
    const SeriesStatistics statistics = statisticsOf(series, range);
    const auto readings = static_cast<std::int64_t>(statistics.readings);
    if (readings < 3 || statistics.firstAt < -kLongest / 2 || statistics.lastAt > kLongest / 2) {
        return {};
    }
    const std::int64_t length = statistics.lastAt - statistics.firstAt;
    const PositionColumn& positions = *series.positions;
    const std::size_t begin = positions.lowerBound(statistics.firstAt);
    const std::size_t end = positions.lowerBound(statistics.lastAt + 1, begin);
    const SampleSpan span{firstReading(*series.values, {begin, end}),
                          lastReading(*series.values, {begin, end}) + 1};
    ReadTime time;
    std::int64_t leftOut = 0;
    for (int round = 0; round < kRounds; ++round) {
        const std::int64_t step = (length - leftOut) / readings;
        const std::int64_t shortest = std::max((length - leftOut) / kGapParts, kManySteps * step);
        const std::vector<AxisRange> gaps = gapsIn(series, span, shortest);
        const std::int64_t before = std::exchange(leftOut, 0);
        time.m_cuts.clear();
        for (const AxisRange& gap : gaps) {
            time.m_cuts.push_back({{gap.begin + step, gap.end}, leftOut});
            leftOut += time.m_cuts.back().range.length();
        }
        if (leftOut == before || gaps.size() > kMostGaps) {
            break;
        }
    }
    const bool isMuch = leftOut > (length - leftOut) / 2;
    return isMuch && time.m_cuts.size() <= kMostGaps ? time : ReadTime();
}

std::vector<std::int64_t> ReadTime::gaps() const
{
    std::vector<std::int64_t> gaps;
    for (const Cut& cut : m_cuts) {
        gaps.push_back(cut.range.begin - cut.before);
    }
    return gaps;
}

std::int64_t ReadTime::condensed(std::int64_t position) const
{
    const auto next = std::ranges::upper_bound(m_cuts, position, {},
                                               [](const Cut& cut) { return cut.range.begin; });
    if (next == m_cuts.begin()) {
        return position;
    }
    const Cut& cut = *std::prev(next);
    return std::max(position, cut.range.end) - cut.before - cut.range.length();
}

std::int64_t ReadTime::original(std::int64_t position) const
{
    const auto next = std::ranges::upper_bound(
        m_cuts, position, {}, [](const Cut& cut) { return cut.range.begin - cut.before; });
    if (next == m_cuts.begin()) {
        return position;
    }
    const Cut& cut = *std::prev(next);
    return position + cut.before + cut.range.length();
}

} // namespace tidemark
