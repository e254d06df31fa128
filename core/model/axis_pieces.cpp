// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/axis_pieces.h"

#include <algorithm>
#include <cmath>

namespace tidemark
{

namespace
{

/// Takes @p position along the piece that it lies in, from one kind of position to the other.
std::int64_t along(const std::vector<AxisAnchor>& anchors, std::int64_t position,
                   std::int64_t AxisAnchor::*from, std::int64_t AxisAnchor::*to)
{
    const auto right = std::upper_bound(
        anchors.begin() + 1, anchors.end() - 1, position,
        [from](std::int64_t at, const AxisAnchor& anchor) { return at < anchor.*from; });
    const AxisAnchor& left = *(right - 1);
    constexpr double kFurthest = 4e18;                              // beyond is what no axis holds
    const auto between = [](std::int64_t one, std::int64_t other) { // which may be far apart
        return static_cast<double>(other) - static_cast<double>(one);
    };
    const double stretch = between(left.*to, (*right).*to) / between(left.*from, (*right).*from);
    const double distance = between(left.*from, position) * stretch;
    return std::llround(std::clamp(distance, -kFurthest, kFurthest)) + left.*to;
}

} // namespace

std::int64_t AxisPieces::toCommon(std::int64_t own) const
{
    return along(m_anchors, own, &AxisAnchor::own, &AxisAnchor::common);
}

std::int64_t AxisPieces::toOwn(std::int64_t common) const
{
    return along(m_anchors, common, &AxisAnchor::common, &AxisAnchor::own);
}

} // namespace tidemark
