// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/lower_envelope.h"

#include "core/timeline/readings.h"

namespace tidemark
{

namespace
{

/// Where the window @p index of @p windows ends.
std::int64_t windowEnd(AxisRange range, std::uint64_t index, std::uint64_t windows)
{
    const std::uint64_t length =
        static_cast<std::uint64_t>(range.end) - static_cast<std::uint64_t>(range.begin);
    const std::uint64_t whole = length / windows * (index + 1);
    const std::uint64_t rest = length % windows * (index + 1) / windows;
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(range.begin) + whole + rest);
}

} // namespace

std::vector<TimedValue> lowerEnvelope(const Series& series, AxisRange range, std::size_t windows)
{
    return lowerEnvelope(series, range, windows, {});
}

std::vector<TimedValue> lowerEnvelope(const Series& series, AxisRange range, std::size_t windows,
                                      const ReadTime& time)
{
    std::vector<TimedValue> lowest;
    if (series.size() == 0 || range.isEmpty() || windows == 0) {
        return lowest;
    }
    const PositionColumn& positions = *series.positions;
    const ValueColumn& values = *series.values;
    std::size_t begin = positions.lowerBound(time.original(range.begin));
    const std::size_t last = positions.lowerBound(time.original(range.end), begin);
    const bool takesAll = last - begin <= windows;
    for (std::size_t window = 0; begin < last; ++window) {
        const std::size_t end =
            takesAll
                ? begin + 1
                : positions.lowerBound(time.original(windowEnd(range, window, windows)), begin);
        const ValueSummary summary = values.summarize(begin, end);
        if (!summary.isEmpty()) {
            const std::size_t index =
                firstWith(values, {begin, end}, &ValueSummary::min, summary.min);
            lowest.push_back({time.condensed(positions[index]), values[index]});
        }
        begin = end;
    }
    return lowest;
}

} // namespace tidemark
