// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/runtime_heap.h"
#include "core/model/timeline.h"

namespace tidemark
{

/// What the runtime of the recording's own program last said of its heap at or before @p moment, as
/// far as that still holds then: see latestReading(). External memory without such a series is that
/// of array buffers. O(series + log samples).
RuntimeHeap runtimeHeapAt(const Timeline& timeline, std::int64_t moment);

} // namespace tidemark
