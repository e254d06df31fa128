// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/run_difference.h"

#include <algorithm>

namespace tidemark
{

namespace
{

/// Goes along a series by positions in common, which may only rise.
class PlacedWalk
{
public:
    explicit PlacedWalk(const PlacedSeries& placed) : m_placed(placed) {}

    std::int64_t begin() const { return positionOf(0); }
    std::int64_t end() const { return positionOf(m_placed.series.size() - 1); }

    /// The position of the first sample behind @p position; of the last one if there is none.
    std::int64_t nextAfter(std::int64_t position)
    {
        goTo(position);
        return positionOf(std::min(m_at + 1, m_placed.series.size() - 1));
    }

    /// A gap beside a gap. @p position lies between begin and end.
    double valueAt(std::int64_t position)
    {
        goTo(position);
        const ValueColumn& values = *m_placed.series.values;
        const std::int64_t left = positionOf(m_at);
        if (left == position || m_at + 1 == values.size()) {
            return values[m_at];
        }
        const std::int64_t right = positionOf(m_at + 1);
        const double share =
            static_cast<double>(position - left) / static_cast<double>(right - left);
        return std::lerp(values[m_at], values[m_at + 1], share);
    }

private:
    std::int64_t positionOf(std::size_t index) const
    {
        return m_placed.placement.toCommon((*m_placed.series.positions)[index]);
    }

    /// To the last sample that is not behind @p position.
    void goTo(std::int64_t position)
    {
        while (m_at + 1 < m_placed.series.size() && positionOf(m_at + 1) <= position) {
            ++m_at;
        }
    }

    const PlacedSeries& m_placed;
    std::size_t m_at = 0;
};

} // namespace

Series differenceOf(const PlacedSeries& run, const PlacedSeries& base, const TaskControl& control)
{
    auto positions = std::make_shared<PositionColumn>();
    auto values = std::make_shared<ValueColumn>();
    if (run.series.size() > 0 && base.series.size() > 0) {
        PlacedWalk own(run);
        PlacedWalk other(base);
        const std::int64_t end = std::min(own.end(), other.end());
        std::int64_t position = std::max(own.begin(), other.begin());
        while (position <= end && !control.cancelled()) {
            positions->push_back(position);
            values->push_back(own.valueAt(position) - other.valueAt(position));
            if (position == end) {
                break;
            }
            const std::int64_t ownNext = own.nextAfter(position);
            const std::int64_t otherNext = other.nextAfter(position);
            position = std::min(
                {ownNext > position ? ownNext : end, otherNext > position ? otherNext : end, end});
        }
    }
    return {SeriesKind::Counter, {}, {}, positions, values, true};
}

} // namespace tidemark
