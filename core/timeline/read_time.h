// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/axis.h"
#include "core/model/series.h"

#include <vector>

namespace tidemark
{

/// A time axis without the long stretches in which nothing was read: the machine slept, or nobody
/// looked. What is left is condensed time; both run in axis units.
class ReadTime
{
public:
    /// Leaves nothing out.
    ReadTime() = default;

    /// Leaves out the gaps between the readings of @p series in @p range that are long against the
    /// others, if they are more than half as long as what remains; fewer do no harm. Of each gap
    /// an ordinary step remains. O(1,000 * log n).
    static ReadTime of(const Series& series, AxisRange range);

    /// From the axis to condensed time. Within what is left out time stands still.
    std::int64_t condensed(std::int64_t position) const;

    /// And back: the later end of what is left out where that is the question.
    std::int64_t original(std::int64_t position) const;

    AxisRange condensed(AxisRange range) const
    {
        return {condensed(range.begin), condensed(range.end)};
    }
    AxisRange original(AxisRange range) const
    {
        return {original(range.begin), original(range.end)};
    }

    /// Where in condensed time something is left out.
    std::vector<std::int64_t> gaps() const;

private:
    struct Cut {
        AxisRange range;         ///< that is left out
        std::int64_t before = 0; ///< what was left out before it
    };

    std::vector<Cut> m_cuts; ///< by time
};

} // namespace tidemark
