// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/recording.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tidemark
{

/// A mark that someone set, with what a series read there. Values in the series' unit.
struct MarkReading {
    std::string name;
    std::int64_t position = 0;                      ///< in axis units
    std::optional<std::int64_t> sincePrevious = {}; ///< axis units; none for the first mark
    std::optional<double> value = {};               ///< latestReading() at the mark
    std::optional<double> versusPrevious = {};      ///< value less that of the mark before
    std::optional<double> versusFirst = {};         ///< value less that of the first mark

    bool operator==(const MarkReading&) const = default;
};

/// The marks of @p timeline by position, those at one position as they were set, with the readings
/// of @p series. What is not known is left out: before the first reading, where the last one is
/// old, or for the first mark. O(marks * log samples).
std::vector<MarkReading> marksOf(const Timeline& timeline, const Series& series);

/// @p recording, which is never null, with @p marks among its markers; itself if there are none.
/// The samples are shared with it.
std::shared_ptr<const Recording> withMarks(std::shared_ptr<const Recording> recording,
                                           std::span<const Marker> marks);

} // namespace tidemark
