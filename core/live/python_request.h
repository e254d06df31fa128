// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/type_table.h"
#include "core/result.h"
#include "core/task_control.h"

namespace tidemark
{

// Questions to a Python program that has our agent: one that was run from Tidemark, or has imported
// it. Each waits in the calling thread. Errors: NoSuchProcess; NotPermitted where the process is
// another user's; CannotInspect; Cancelled.

/// How many objects of each type there are, and their own size: resources/agents/python/README.md
/// says which are counted. The program goes on meanwhile, at about half its speed.
Result<TypeTable> pythonTypesOf(std::int32_t pid, const TaskControl& control);

/// How many blocks each line of source has allocated that live, and their size, as far as
/// tracemalloc knows: of what was allocated since it was started. CannotInspect (kNoTracing) while
/// it is off.
Result<TypeTable> pythonSitesOf(std::int32_t pid, const TaskControl& control);

/// Has the program's collector run over all generations.
Result<void> collectPythonGarbage(std::int32_t pid, const TaskControl& control);

} // namespace tidemark
