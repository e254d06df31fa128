// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/snapshots/type_comparison.h"

namespace tidemark
{

/// Fills in which of the objects that live in both graphs have another size. The sides and types
/// must be there, and firstGrown must be zeros. O(nodes of both).
void addGrownNodes(TypeComparison& comparison, const NodesById& before, const NodesById& after);

} // namespace tidemark
