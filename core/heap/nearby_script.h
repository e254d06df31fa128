// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/heap_graph.h"

#include <initializer_list>
#include <string>
#include <string_view>

namespace tidemark
{

/// Edges of one object that are looked at for a slot or a property: V8 writes those of interest
/// among the first, and a map of a million keys must not be walked.
inline constexpr std::uint32_t kMostEdgesLookedAt = 1000;

/// What the first edge of @p node with one of @p names leads to; kNoOrdinal where there is none
/// among the first kMostEdgesLookedAt, and for kNoOrdinal. O(1).
std::uint32_t targetNamed(const HeapGraph& graph, std::uint32_t node,
                          std::initializer_list<std::string_view> names);

/// The whole name of the script that @p place is in, found by the edges around it alone; empty
/// where none leads there. ScriptPlaces knows more, after a walk over the graph. O(1).
std::string nearbyScriptName(const HeapGraph& graph, const SourceLocation& place);

} // namespace tidemark
