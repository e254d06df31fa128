// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/timeline.h"
#include "tests/support/recordings.h"
#include "tests/support/units.h"

#include <cmath>
#include <optional>
#include <string>

namespace tidemark::test
{

/// A process that grows along a straight line for some seconds.
struct RestartedLife {
    int seconds = 0;
    double first = 0.0; ///< MiB
    double top = 0.0;   ///< MiB, which it would read at the moment of its end
};

inline Marker restartAt(std::int64_t end, std::int64_t begin, std::string name = {})
{
    Marker marker;
    marker.kind = MarkerKind::Restart;
    marker.name = std::move(name);
    marker.start = end * kSecondNs;
    marker.end = begin * kSecondNs;
    return marker;
}

/// @p lives one after the other from second @p start on, a reading each second, with a gap of a
/// second between them, as the recorder writes it. The last one goes on. PIDs count from 101.
inline Timeline restarted(const std::vector<RestartedLife>& lives, std::int64_t start = 0)
{
    std::vector<double> values;
    std::vector<std::int64_t> positions;
    Timeline timeline;
    std::int64_t begin = start;
    for (std::size_t i = 0; i < lives.size(); ++i) {
        const RestartedLife& life = lives[i];
        const bool isLast = i + 1 == lives.size();
        for (int second = 0; second < life.seconds + (isLast ? 1 : 0); ++second) {
            values.push_back((life.first + (life.top - life.first) * second / life.seconds) * kMiB);
            positions.push_back((begin + second) * kSecondNs);
        }
        if (!isLast) {
            const std::int64_t end = begin + life.seconds;
            values.push_back(kGap);
            positions.push_back(end * kSecondNs);
            timeline.markers.push_back(restartAt(
                end, end + 1, "PID " + std::to_string(101 + i) + " → " + std::to_string(102 + i)));
            begin = end + 1;
        }
    }
    timeline.series.push_back(seriesOf(values, positions));
    return timeline;
}

inline bool isNear(std::optional<double> value, double expected, double tolerance)
{
    return value && std::abs(*value - expected) <= tolerance;
}

} // namespace tidemark::test
