// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/heap_graph.h"

namespace tidemark
{

/// The functions that were running when V8 made @p node, the innermost first, as indexes in
/// HeapTraces::functions: no more than @p most of them. Empty where the snapshot was not tracked or
/// does not know it. O(frames of all stacks).
std::vector<std::uint32_t> allocationStack(const HeapGraph& graph, std::uint32_t node,
                                           std::size_t most);

} // namespace tidemark
