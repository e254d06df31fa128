// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/decimation.h"

#include <algorithm>

namespace tidemark
{

namespace
{

/// Columns between the one at hand and the one whose samples are fetched: with long columns each
/// begins in memory that the processor has not seen, and waiting for that is most of the work.
constexpr std::size_t kFetchedAhead = 8;

/// Where the columns of a range begin. Unsigned, so that a range of the whole axis fits.
class ColumnBorders
{
public:
    ColumnBorders(AxisRange range, std::uint64_t columns)
        : m_begin(static_cast<std::uint64_t>(range.begin)),
          m_columns(columns)
    {
        const std::uint64_t length = static_cast<std::uint64_t>(range.end) - m_begin;
        m_width = length / columns;
        m_rest = length % columns;
    }

    /// begin + ceil(column * length / columns), without the product that would overflow.
    std::int64_t operator[](std::uint64_t column) const
    {
        const std::uint64_t rest = (column * m_rest + m_columns - 1) / m_columns;
        return static_cast<std::int64_t>(m_begin + column * m_width + rest);
    }

private:
    std::uint64_t m_begin;
    std::uint64_t m_columns;
    std::uint64_t m_width;
    std::uint64_t m_rest;
};

/// PositionColumn::lowerBound() from @p begin on, faster where the result is near @p guess: columns
/// of evenly spaced samples hold nearly the same number each.
std::size_t lowerBoundNear(const PositionColumn& positions, std::int64_t position,
                           std::size_t begin, std::size_t guess)
{
    std::size_t low = std::min(guess, positions.size());
    std::size_t step = 1;
    while (low > begin && positions[low - 1] >= position) {
        low -= std::min(step, low - begin);
        step *= 2;
    }
    return positions.lowerBound(position, low);
}

/// The first position of a recording's own that lies at or behind @p common. Where it is stretched,
/// toOwn() rounds, by which the last sample of a short run would fall out at the end.
std::int64_t firstOwnAt(const AxisPlacement& placement, std::int64_t common)
{
    std::int64_t high = placement.toOwn(common);
    if (placement.stretch == 1.0 && !placement.pieces) {
        return high;
    }
    constexpr std::int64_t kFurthest = std::int64_t{1} << 61;
    std::int64_t step = 1;
    for (; high < kFurthest && placement.toCommon(high) < common; step *= 2) {
        high += step;
    }
    std::int64_t low = high - 1;
    for (step = 1; low > -kFurthest && placement.toCommon(low) >= common; step *= 2) {
        high = low;
        low -= step;
    }
    while (high - low > 1) {
        const std::int64_t middle = low + (high - low) / 2;
        (placement.toCommon(middle) >= common ? high : low) = middle;
    }
    return high;
}

/// The index of the first sample of each column, and where the last column ends.
std::vector<std::size_t> beginsOf(const PositionColumn& positions, const AxisPlacement& placement,
                                  AxisRange visible, std::size_t columns)
{
    const ColumnBorders borders(visible, columns);
    std::vector<std::size_t> begins(columns + 1);
    begins[0] = positions.lowerBound(firstOwnAt(placement, visible.begin));
    std::size_t inColumn = 0;
    for (std::size_t column = 0; column < columns; ++column) {
        const std::size_t begin = begins[column];
        positions.prefetch(begin + (kFetchedAhead + 1) * inColumn);
        const std::size_t end = lowerBoundNear(
            positions, firstOwnAt(placement, borders[column + 1]), begin, begin + inColumn);
        inColumn = end - begin;
        begins[column + 1] = end;
    }
    return begins;
}

PixelColumn columnOf(const ValueColumn& values, SampleSpan span)
{
    PixelColumn column;
    if (span.isEmpty()) {
        return column;
    }
    const ValueSummary summary = values.summarize(span.begin, span.end);
    column.count = summary.count;
    column.hasGap = summary.count < span.size();
    if (summary.isEmpty()) {
        return column;
    }
    const std::size_t first = firstReading(values, span);
    column.first = values[first];
    column.last = values[lastReading(values, span)];
    column.min = summary.min;
    column.max = summary.max;
    column.mean = summary.mean();
    column.gapBefore = first > 0 && std::isnan(values[first - 1]);
    return column;
}

} // namespace

void decimate(const Series& series, AxisRange visible, int columns, std::vector<PixelColumn>& out)
{
    decimate(series, AxisPlacement(), visible, columns, out);
}

void decimate(const Series& series, const AxisPlacement& placement, AxisRange visible, int columns,
              std::vector<PixelColumn>& out)
{
    out.clear();
    if (columns <= 0) {
        return;
    }
    const auto count = static_cast<std::size_t>(columns);
    if (series.size() == 0 || visible.isEmpty()) {
        out.resize(count);
        return;
    }
    out.reserve(count);
    const std::vector<std::size_t> begins = beginsOf(*series.positions, placement, visible, count);
    const ValueColumn& values = *series.values;
    for (std::size_t column = 0; column < count; ++column) {
        if (column + kFetchedAhead <= count) {
            values.prefetch(begins[column + kFetchedAhead]);
        }
        out.push_back(columnOf(values, {begins[column], begins[column + 1]}));
    }
}

SampleSpan samplesAround(const Series& series, AxisRange visible)
{
    if (series.size() == 0 || visible.isEmpty()) {
        return {};
    }
    const std::size_t begin = series.positions->lowerBound(visible.begin);
    const std::size_t end = series.positions->lowerBound(visible.end, begin);
    return {begin > 0 ? begin - 1 : begin, end < series.size() ? end + 1 : end};
}

} // namespace tidemark
