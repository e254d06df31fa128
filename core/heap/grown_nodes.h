// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/type_comparison.h"

namespace tidemark
{

/// Fills in what a comparison says of objects that live in both graphs: which ones have another
/// size, and whether the two heaps can be of one process. The sides and types must be there, and
/// firstGrown must be zeros. O(nodes of both).
void addGrownNodes(TypeComparison& comparison, const NodesById& base, const NodesById& current);

} // namespace tidemark
