// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/retainers.h"

namespace tidemark
{

/// Whether a property's name is a key, of which there may be any number, and not a field that all
/// objects of the kind have: numbers, and the properties of objects with more than a hundred edges.
/// The edge of @p retainer must have a name in the graph's strings. O(bytes of the name).
bool isMapKey(const HeapGraph& graph, const Retainer& retainer);

} // namespace tidemark
