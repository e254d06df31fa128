// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/processes/process_runtime.h"
#include "core/recorder/process_snapshot.h"

namespace tidemark
{

/// Whether programs that it runs tell their types.
bool tellsTypes(ProcessRuntime runtime);

/// By type, of the process that has the PID @p pid then: how many objects of each type there are,
/// and their own size. A HotSpot JVM is asked by HotspotAttach, a Python program by its
/// agent. Errors: theirs, and CannotInspect for a runtime that tells no types.
TakeSnapshot takeTypes(std::int32_t pid);

/// Of a Python program with our agent whose tracemalloc is on: how many blocks each line of source
/// has allocated that live, and their size. Errors: as takeTypes().
TakeSnapshot takeSites(std::int32_t pid);

} // namespace tidemark
