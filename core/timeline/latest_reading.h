// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/timeline.h"

#include <optional>

namespace tidemark
{

/// What a series read last, seen from a later moment.
struct LatestReading {
    double value = 0.0;
    std::int64_t position = 0; ///< where it was read
    std::int64_t age = 0;      ///< from there to the moment, in axis units
    bool isOld = false;        ///< it says nothing of the moment any more
};

/// The last reading of @p series at or before @p moment; none if there is none.
///
/// On an axis of time it is old once it is older than a second and than three times as long as the
/// one before it had been when it came: some figures are read rarely, and then not at all.
/// O(log n).
std::optional<LatestReading> latestReading(const Series& series, AxisUnit axis,
                                           std::int64_t moment);

} // namespace tidemark
