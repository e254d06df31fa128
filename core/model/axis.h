// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tidemark
{

/// What a position on the horizontal axis counts.
enum class AxisUnit {
    Nanoseconds,    ///< time since the recording's start
    Instructions,   ///< executed by the program so far
    AllocatedBytes, ///< allocated by the program so far
    Ordinal,        ///< the n-th sample, where the file says no more
};

/// The unit of positions as our own file spells it: "ns", "instructions", "bytes", "ordinal".
std::string_view idOf(AxisUnit unit);
std::optional<AxisUnit> axisUnitOf(std::string_view id);

/// A half-open stretch of an axis: begin is in it, end is not.
struct AxisRange {
    std::int64_t begin = 0;
    std::int64_t end = 0;

    std::int64_t length() const { return end - begin; }
    bool isEmpty() const { return begin >= end; }
    bool contains(std::int64_t position) const { return begin <= position && position < end; }
    bool operator==(const AxisRange&) const = default;
};

} // namespace tidemark
