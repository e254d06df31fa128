// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace tidemark
{

/// One position of a recording's own and where it lies on the axis in common.
struct AxisAnchor {
    std::int64_t own = 0;
    std::int64_t common = 0;

    bool operator==(const AxisAnchor&) const = default;
};

/// A recording that is stretched piece by piece: anchors that are held in place, and straight lines
/// between them. What lies beyond the outermost goes on as the piece beside it.
class AxisPieces
{
public:
    /// @p anchors are two or more, and both of their positions rise from each to the next.
    explicit AxisPieces(std::vector<AxisAnchor> anchors) : m_anchors(std::move(anchors)) {}

    const std::vector<AxisAnchor>& anchors() const { return m_anchors; }

    /// O(log anchors).
    std::int64_t toCommon(std::int64_t own) const;
    std::int64_t toOwn(std::int64_t common) const;

    bool operator==(const AxisPieces&) const = default;

private:
    std::vector<AxisAnchor> m_anchors;
};

} // namespace tidemark
