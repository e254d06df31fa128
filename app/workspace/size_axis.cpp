// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/size_axis.h"

#include <algorithm>
#include <cmath>

namespace tidemark::app
{

namespace
{

constexpr double kFarBelow = -1e3; ///< shares; any chart ends before that
constexpr double kLeastHeight = 16.0;
constexpr double kHighest = 0x1p60;

} // namespace

double SizeScale::shareOf(double bytes) const
{
    if (!isLogarithmic) {
        return (bytes - lowest) / std::max(highest - lowest, 1e-9);
    }
    return bytes > 0.0 ? std::max(std::log(bytes / lowest) / std::log(highest / lowest), kFarBelow)
                       : kFarBelow;
}

double SizeScale::bytesAt(double share) const
{
    return isLogarithmic ? lowest * std::pow(highest / lowest, share)
                         : lowest + (highest - lowest) * share;
}

SizeScale SizeScale::between(double lower, double upper) const
{
    return {bytesAt(lower), bytesAt(upper), isLogarithmic};
}

void SizeAxis::setKind(Kind kind)
{
    if (kind != m_kind || m_zoomed) {
        m_kind = kind;
        m_zoomed.reset();
        Q_EMIT changed();
    }
}

void SizeAxis::zoomTo(const SizeScale& scale)
{
    const bool isPossible = scale.highest - scale.lowest >= kLeastHeight &&
                            scale.highest <= kHighest && scale.lowest >= -kHighest &&
                            (!scale.isLogarithmic || scale.lowest > 0.0);
    if (isPossible && scale != m_zoomed) {
        m_zoomed = scale;
        Q_EMIT changed();
    }
}

void SizeAxis::reset()
{
    if (m_zoomed) {
        m_zoomed.reset();
        Q_EMIT changed();
    }
}

} // namespace tidemark::app

#include "moc_size_axis.cpp"
