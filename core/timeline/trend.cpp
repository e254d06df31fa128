// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/trend.h"

#include <algorithm>

namespace tidemark
{

namespace
{

/// Weighted least squares in one pass around running means: large offsets cost no precision.
class LineFit
{
public:
    void add(double x, double y, double weight)
    {
        m_weight += weight;
        const double share = weight / m_weight;
        const double xFromMean = x - m_meanX;
        m_meanX += xFromMean * share;
        m_meanY += (y - m_meanY) * share;
        m_sumXX += weight * xFromMean * (x - m_meanX);
        m_sumXY += weight * xFromMean * (y - m_meanY);
    }

    std::optional<double> slope() const
    {
        return m_sumXX > 0.0 ? std::optional(m_sumXY / m_sumXX) : std::nullopt;
    }

private:
    double m_weight = 0.0;
    double m_meanX = 0.0;
    double m_meanY = 0.0;
    double m_sumXX = 0.0;
    double m_sumXY = 0.0;
};

/// b - a for b not below a, over the whole axis.
double distance(std::int64_t a, std::int64_t b)
{
    return static_cast<double>(static_cast<std::uint64_t>(b) - static_cast<std::uint64_t>(a));
}

} // namespace

std::optional<double> trendOf(const Series& series, AxisRange range, std::int64_t unit)
{
    if (series.size() == 0 || range.isEmpty()) {
        return {};
    }
    const PositionColumn& positions = *series.positions;
    const std::size_t begin = positions.lowerBound(range.begin);
    const std::size_t end = positions.lowerBound(range.end, begin);
    const std::size_t group = end - begin <= kExactTrendSamples ? 1 : ValueColumn::kFanOut;
    LineFit fit;
    for (std::size_t i = begin; i < end;) {
        // Groups lie on the pyramid's nodes, so that each is one step there.
        const std::size_t next = std::min(end, i - i % group + group);
        const ValueSummary summary = series.values->summarize(i, next);
        if (!summary.isEmpty()) {
            const double from = distance(positions[begin], positions[i]);
            const double to = distance(positions[begin], positions[next - 1]);
            fit.add(from + (to - from) / 2.0, summary.mean(), static_cast<double>(summary.count));
        }
        i = next;
    }
    const std::optional<double> slope = fit.slope();
    return slope ? std::optional(*slope * static_cast<double>(unit)) : std::nullopt;
}

} // namespace tidemark
