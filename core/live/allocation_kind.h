// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tidemark
{

/// What V8 writes of the allocations of a stretch of time.
enum class AllocationKind {
    Profile,  ///< which code allocated what is left, from samples: a .heapprofile
    Timeline, ///< a heap snapshot that knows of each object by which code it was made, and when
};

} // namespace tidemark
