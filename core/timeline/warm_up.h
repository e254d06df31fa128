// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/lower_envelope.h"

#include <span>

namespace tidemark
{

/// How many of the first @p points are a warm-up: a start that lies off the line on which the later
/// half runs, by more than that half strays from it itself. At most half of them.
///
/// Loading, filling caches and a peak at the start are cut off so; a start that is on the line is
/// none. For some hundred points by position, O(n² log n).
std::size_t warmUpEnd(std::span<const TimedValue> points);

} // namespace tidemark
