// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/recording.h"
#include "tests/support/series.h"
#include "tests/support/units.h"

namespace tidemark::test
{

/// A recording of one RSS series with @p values, a second apart.
inline std::shared_ptr<Recording> recordingOf(const std::vector<double>& values)
{
    std::vector<std::int64_t> positions;
    for (std::size_t i = 0; i < values.size(); ++i) {
        positions.push_back(static_cast<std::int64_t>(i) * kSecondNs);
    }
    auto recording = std::make_shared<Recording>();
    recording->format = "mprof";
    recording->program = "python3 test.py";
    recording->timeline.series.push_back(seriesOf(values, positions));
    return recording;
}

/// A function span in seconds from the start.
inline Marker spanOf(std::string name, double start, double end, int level)
{
    Marker span;
    span.kind = MarkerKind::Function;
    span.name = std::move(name);
    span.start = static_cast<std::int64_t>(start * 1e9);
    span.end = static_cast<std::int64_t>(end * 1e9);
    span.level = level;
    return span;
}

} // namespace tidemark::test
