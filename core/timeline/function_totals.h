// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/timeline.h"
#include "core/task_control.h"

#include <vector>

namespace tidemark
{

/// All calls of one function in a timeline.
struct FunctionTotal {
    std::string name;
    std::size_t calls = 0;
    std::int64_t length = 0; ///< in the axis unit; where calls overlap, counted once
    std::optional<std::int64_t> largestChange = {}; ///< bytes at a call's end minus those at its
                                                    ///< start; of all calls the one farthest from 0
    std::optional<std::int64_t> mostAtStart = {};   ///< bytes
    std::optional<std::int64_t> mostAtEnd = {};     ///< bytes
    std::size_t telling = 0; ///< marker of the call with the largest change, else of the longest
};

/// The function spans of @p timeline by name, in the order of their first calls. Empty once
/// @p control is cancelled. O(n).
std::vector<FunctionTotal> functionTotalsOf(const Timeline& timeline, TaskControl& control);

} // namespace tidemark
