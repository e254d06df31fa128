// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace tidemark
{

/// What is told of a run as a whole, or on average of many, where its memory over time is not
/// known: a row in a table of runs.
struct RunTotals {
    std::string label = {};           ///< what the run is called; runs of one name belong together
    double peakBytes = 0.0;           ///< at least 0
    std::int64_t duration = 0;        ///< nanoseconds, at least 0
    std::optional<double> count = {}; ///< of items that it worked on, above 0; none if not told

    bool operator==(const RunTotals&) const = default;
};

} // namespace tidemark
