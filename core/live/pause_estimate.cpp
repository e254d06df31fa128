// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/pause_estimate.h"

#include <algorithm>

namespace tidemark
{

namespace
{

/// What any snapshot takes, with the collection of garbage before it.
constexpr std::chrono::nanoseconds kLeast = std::chrono::milliseconds(100);

/// Node 20 with small objects on a slow machine, where a heap of 394 MB took 28 s.
constexpr double kUsualNanosecondsPerByte = 70.0;

/// From a heap that is much smaller nothing follows for this one.
constexpr std::int64_t kMostGrowth = 4;

} // namespace

PauseEstimate estimatedPause(std::int64_t heapBytes, const std::optional<MeasuredPause>& last)
{
    const bool isMeasured =
        last && last->heapBytes > 0 && heapBytes <= last->heapBytes * kMostGrowth;
    const double perByte = isMeasured
                               ? static_cast<double>(std::max(last->length - kLeast, {}).count()) /
                                     static_cast<double>(last->heapBytes)
                               : kUsualNanosecondsPerByte;
    const auto walk = static_cast<std::int64_t>(perByte * static_cast<double>(heapBytes));
    return {kLeast + std::chrono::nanoseconds(walk), isMeasured};
}

} // namespace tidemark
