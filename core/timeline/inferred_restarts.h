// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/recording.h"

namespace tidemark
{

/// Restarts that nobody saw but memory tells of, as markers called kInferredRestart: memory of a
/// process grows and falls at once to the level it started from, again and again.
///
/// Garbage collectors and work that comes in batches draw teeth as well, so it takes all of this:
/// the main series is of a whole process (RSS, PSS, USS, anonymous memory), not of a heap; there
/// are three falls or more, each within two readings, to less than 60 % of the level before it; all
/// end at the same level, below which memory never goes; and each life between two of them, of 12
/// readings and half an hour at least, grows from its beginning to its end, where it is highest. A
/// fall of that size that does not fit takes it all back, and so does a counter of the same target
/// that goes on counting. What a collector gives back to the system only every few hours, always
/// down to the same level, cannot be told from that. None where the axis is no time. O(n).
std::vector<Marker> inferredRestarts(const Timeline& timeline);

/// @p recordings, of those without a marker of a restart, an end or a function with
/// inferredRestarts().
Recordings withInferredRestarts(Recordings recordings);

} // namespace tidemark
