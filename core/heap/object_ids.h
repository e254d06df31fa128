// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/heap_graph.h"

namespace tidemark
{

/// What the ids of a snapshot's objects tell of them.
enum class ObjectIds {
    Counted,   ///< as V8 gives them: odd ones, each to one object for good, later ones higher
    Addresses, ///< where the object lies: another one may have it once its own is freed
};

/// As V8 gives them if a tenth of the objects have odd ids: what embedders add has even ones, and
/// so has all that lies at an aligned address. O(nodes).
ObjectIds objectIdsOf(const HeapGraph& graph);

/// True if @p node is an object that @p ids speak of, neither the root nor an embedder's.
bool isIdentified(const HeapGraph& graph, std::uint32_t node, ObjectIds ids);

} // namespace tidemark
