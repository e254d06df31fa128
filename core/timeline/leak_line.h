// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/leak_verdict.h"
#include "core/timeline/read_time.h"

#include <optional>

namespace tidemark
{

/// The line that a judgement is by, to be drawn over the series that it is of: straight but for the
/// stretches without readings that were not judged, where it stands still.
class LeakLine final
{
public:
    /// Bytes on the line, and on the slowest and the fastest one of its interval, which meet it in
    /// the middle of what was judged.
    struct Values {
        double line = 0.0;
        double low = 0.0;
        double high = 0.0;
    };

    /// @p slope has a line, and @p time is that of its readings.
    LeakLine(const SlopeRule& slope, ReadTime time);

    /// What was judged, without the warm-up.
    AxisRange range() const { return m_range; }

    Values at(std::int64_t position) const;

private:
    double secondsTo(std::int64_t position) const;

    AxisRange m_range;
    ReadTime m_time;
    SlopeEstimate m_slope;
    std::int64_t m_middle; ///< in condensed time
    double m_level;        ///< there
};

/// That of @p judgement on @p timeline; none where it has none: too little to judge, or many short
/// lives that were judged together.
std::optional<LeakLine> leakLineOf(const LeakJudgement& judgement, const Timeline& timeline);

/// How what leaks goes on until it reaches its limit.
struct LimitForecast {
    std::int64_t begin = 0; ///< position where what was judged ends
    double level = 0.0;     ///< of the highest latest readings there, in bytes
    std::int64_t end = 0;   ///< position where they reach the limit
};

/// None where the limit, or when it is reached, is not known.
std::optional<LimitForecast> limitForecastOf(const LeakJudgement& judgement);

} // namespace tidemark
