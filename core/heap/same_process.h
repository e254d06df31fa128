// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/heap_graph.h"

namespace tidemark
{

/// False if the two snapshots cannot come from one process, so that matching by id is worthless.
///
/// In one process an id that V8 has given means one object for good: what has its id in both
/// snapshots is of one type and name in both, nearly always. Two processes, even of the same
/// program, agree on about half of them. Addresses are given to other objects again, so fewer must
/// agree there; two processes have hardly any in common. Looks at a sample of @p first. O(nodes of
/// both).
bool mayBeOfOneProcess(const HeapGraph& first, const HeapGraph& second);

} // namespace tidemark
