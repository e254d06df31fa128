// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/axis.h"
#include "core/model/series.h"
#include "core/timeline/read_time.h"

#include <vector>

namespace tidemark
{

/// A reading and where it was taken.
struct TimedValue {
    std::int64_t position = 0; ///< in axis units
    double value = 0.0;        ///< in the series' unit

    bool operator==(const TimedValue&) const = default;
};

/// The lowest reading of each of @p windows equal parts of @p range, by position: what memory falls
/// back to between bursts. Parts without a reading give none; of equal readings the first counts.
///
/// With at least as many windows as samples in the range the readings themselves are returned.
/// O(windows * log n) and one step per 32,768 samples.
std::vector<TimedValue> lowerEnvelope(const Series& series, AxisRange range, std::size_t windows);

/// The same in condensed @p time: @p range, the windows and the positions that are returned.
std::vector<TimedValue> lowerEnvelope(const Series& series, AxisRange range, std::size_t windows,
                                      const ReadTime& time);

} // namespace tidemark
