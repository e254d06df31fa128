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
    constexpr double kFurthest = 4e18; // beyond is what no axis holds
    const double stretch =
        static_cast<double>(*right.*to - left.*to) / static_cast<double>(*right.*from - left.*from);
    const double distance = static_cast<double>(position - left.*from) * stretch;
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
