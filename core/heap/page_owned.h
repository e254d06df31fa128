// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/bit_set.h"
#include "core/heap/stop_request.h"
#include "core/model/heap_graph.h"

namespace tidemark
{

/// V8's name for the root of all documents, the one synthetic node that users own.
inline constexpr std::string_view kDocumentRoots = "(Document DOM trees)";

/// The nodes that the user's program holds, not only the debugger or the engine: those reachable
/// over non-weak edges from the targets of the root's shortcut edges, and from kDocumentRoots where
/// an element edge of the root leads there. README.md, "Page-owned nodes". O(nodes + edges).
BitSet pageOwnedNodes(const HeapGraph& graph, const StopRequest& stop = {});

} // namespace tidemark
