// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace tidemark
{

// Which processes a process has started. All of these may run on any thread, and none fails:
// processes that end meanwhile are left out, and one that has ended has no children.

/// The processes that @p pid is the parent of now, threads of it taken together. Takes some 10
/// microseconds for a process with one thread, and as much again for each child.
std::vector<std::int32_t> childrenOf(std::int32_t pid);

/// The children of @p pid and theirs, each behind its parent and before that one's next child.
std::vector<std::int32_t> descendantsOf(std::int32_t pid);

/// The same by asking every process for its parent, for kernels that do not list children: some
/// milliseconds. descendantsOf() does it by itself where it must.
std::vector<std::int32_t> descendantsByParents(std::int32_t pid);

} // namespace tidemark
