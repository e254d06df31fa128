// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/timeline.h"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace tidemark
{

/// The function span that was innermost at @p position: the deepest level, then the shortest, then
/// the first in the timeline. Null if none holds it.
///
/// Spans are half-open; one without length holds its start. The result lives in @p timeline. O(n).
const Marker* innermostSpanAt(const Timeline& timeline, std::int64_t position);

/// The module, with its dot, that the names of all function spans of @p timelines begin with:
/// "__main__." of "__main__.load" and "__main__.Cache.get". Empty if they have none in common, or
/// there are none. Lives in the timelines. O(n).
std::string_view moduleOfAll(std::span<const Timeline* const> timelines);

/// Where function spans are drawn as nested bars.
struct SpanRows {
    static constexpr int kNoRow = -1;

    std::vector<int> rowOf; ///< one for each marker of the timeline; kNoRow if it is no function
    int count = 0;          ///< rows in use
};

/// Gives every function span a row so that no two bars of a row overlap.
///
/// A span's level is its row, but never deeper than there are spans around it: levels drift when
/// exceptions escape. Where that row is taken (threads, recursion, files without levels) it gets
/// the next free one below. Of spans that start together the lower level, then the one recorded
/// first, is placed first. O(n log n).
SpanRows assignSpanRows(const Timeline& timeline);

} // namespace tidemark
