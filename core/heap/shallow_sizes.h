// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/detachedness.h"
#include "core/heap/stop_request.h"

namespace tidemark
{

/// The size of each object in bytes, with that of the stores that only it owns: backing arrays,
/// hidden nodes and external string data give their size to their one owner and become 0.
/// README.md, "Shallow size".
///
/// Equal to the file's sizes where the root has no user root (internals exposed). O(nodes + edges);
/// 4 bytes a node, another 4 while it runs.
WideningColumn shallowSizesOf(const HeapGraph& graph, const DomStates& states,
                              const StopRequest& stop = {});

} // namespace tidemark
