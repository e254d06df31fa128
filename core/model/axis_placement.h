// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/axis.h"
#include "core/model/axis_pieces.h"

#include <algorithm>
#include <cmath>
#include <memory>

namespace tidemark
{

/// Where the axis of one recording lies on an axis in common: moved, and stretched if it is to be
/// as long as another one, as a whole or piece by piece. Positions that would lie beyond what an
/// axis holds are cut.
struct AxisPlacement {
    std::int64_t origin = 0; ///< a position of the recording's own
    std::int64_t offset = 0; ///< where that lies in common
    double stretch = 1.0;    ///< above 0: positions in common for one of its own
    std::shared_ptr<const AxisPieces> pieces = {}; ///< in the place of these three, if any

    /// One that is only moved, by @p distance.
    static AxisPlacement movedBy(std::int64_t distance) { return {0, distance, 1.0}; }

    std::int64_t toCommon(std::int64_t own) const
    {
        if (pieces) {
            return pieces->toCommon(own);
        }
        return stretch == 1.0 ? own - origin + offset
                              : rounded(static_cast<double>(own - origin) * stretch, offset);
    }

    std::int64_t toOwn(std::int64_t common) const
    {
        if (pieces) {
            return pieces->toOwn(common);
        }
        return stretch == 1.0 ? common - offset + origin
                              : rounded(static_cast<double>(common - offset) / stretch, origin);
    }

    AxisRange toCommon(AxisRange own) const { return {toCommon(own.begin), toCommon(own.end)}; }
    AxisRange toOwn(AxisRange common) const { return {toOwn(common.begin), toOwn(common.end)}; }

    bool operator==(const AxisPlacement& other) const
    {
        const bool haveEqualPieces =
            pieces == other.pieces || (pieces && other.pieces && *pieces == *other.pieces);
        return haveEqualPieces && origin == other.origin && offset == other.offset &&
               stretch == other.stretch;
    }

private:
    static std::int64_t rounded(double distance, std::int64_t from)
    {
        constexpr double kFurthest = 4e18;
        return std::llround(std::clamp(distance, -kFurthest, kFurthest)) + from;
    }
};

} // namespace tidemark
