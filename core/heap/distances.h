// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/bit_set.h"
#include "core/heap/ephemerons.h"
#include "core/heap/stop_request.h"
#include "core/model/heap_graph.h"

namespace tidemark
{

/// The distance of a node that nothing reaches.
inline constexpr std::int32_t kUnreached = -5;

/// Where distances start for what only the engine holds: the root's own distance.
inline constexpr std::int32_t kSystemDistance = 100'000'000;

/// True if the user's program starts at @p node, a child of the root: README.md, "Distance".
bool isUserRoot(const HeapGraph& graph, std::uint32_t node);

/// True if the root has a user root among its children. Without one no sizes are moved either.
bool hasUserRoots(const HeapGraph& graph);

/// For each node the number of edges on the shortest way from the roots of the user's program,
/// which are at 1; what only the engine holds counts on from kSystemDistance, and kUnreached stands
/// for the rest: README.md, "Distance".
///
/// Nodes in @p ignored, if given, are passed by, as when a person hides a retainer.
/// O(nodes + edges), 8 bytes a node of which 4 are freed again.
Column<std::int32_t> distancesOf(const HeapGraph& graph, const Ephemerons& ephemerons,
                                 const BitSet* ignored = nullptr, const StopRequest& stop = {});

} // namespace tidemark
