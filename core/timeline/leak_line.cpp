// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/leak_line.h"

#include "core/timeline/trend.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace tidemark
{

LeakLine::LeakLine(const SlopeRule& slope, ReadTime time)
    : m_range(slope.judged),
      m_time(std::move(time)),
      m_slope(*slope.line)
{
    const AxisRange condensed = m_time.condensed(m_range);
    m_middle = std::midpoint(condensed.begin, condensed.end);
    const double half =
        static_cast<double>(condensed.end - m_middle) / static_cast<double>(kSecond);
    m_level = m_slope.at(m_range.end) - m_slope.perSecond * half; // it is true where it ends
}

double LeakLine::secondsTo(std::int64_t position) const
{
    return (static_cast<double>(m_time.condensed(position)) - static_cast<double>(m_middle)) /
           static_cast<double>(kSecond);
}

LeakLine::Values LeakLine::at(std::int64_t position) const
{
    const double seconds = secondsTo(position);
    const double slowest = m_level + m_slope.low * seconds;
    const double fastest = m_level + m_slope.high * seconds;
    return {m_level + m_slope.perSecond * seconds, std::min(slowest, fastest),
            std::max(slowest, fastest)};
}

std::optional<LeakLine> leakLineOf(const LeakJudgement& judgement, const Timeline& timeline)
{
    if (!judgement.slope.line || !judgement.series || judgement.isOfManyShort) {
        return {};
    }
    const Series& series = timeline.series[*judgement.series];
    return LeakLine(judgement.slope, ReadTime::of(series, judgement.life));
}

std::optional<LimitForecast> limitForecastOf(const LeakJudgement& judgement)
{
    if (!judgement.limitBytes || !judgement.reachedInSeconds || !judgement.slope.line) {
        return {};
    }
    constexpr double kFurthest = 4e18; // nanoseconds, which an axis still holds
    const double seconds = *judgement.reachedInSeconds;
    LimitForecast forecast;
    forecast.begin = judgement.slope.judged.end;
    forecast.level = *judgement.limitBytes - judgement.slope.line->perSecond * seconds;
    const double end = static_cast<double>(forecast.begin) + seconds * static_cast<double>(kSecond);
    forecast.end = std::llround(std::min(end, kFurthest));
    return forecast;
}

} // namespace tidemark
