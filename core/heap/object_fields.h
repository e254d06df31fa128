// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/heap_graph.h"

#include <vector>

namespace tidemark
{

/// Whether @p edge of @p node is one that every object of its kind has for the engine's own use:
/// its map, its code, where its elements lie. Of what is the engine's own as a whole none is.
/// README.md, "Fields". O(1).
bool isEngineField(const HeapGraph& graph, std::uint32_t node, std::uint32_t edge);

/// The edges that are fields of @p node to a programmer, in the file's order: its own without the
/// engine's, then what a Map or Set keeps, out of the table behind it. All of its edges where that
/// leaves none. O(edges of the node and its table).
std::vector<std::uint32_t> fieldsOf(const HeapGraph& graph, std::uint32_t node);

} // namespace tidemark
