// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/recording.h"
#include "core/result.h"
#include "core/task_control.h"

#include <functional>

namespace tidemark
{

/// Takes a snapshot of a process as it is now, without label and position. Waits for it in the
/// calling thread.
using TakeSnapshot = std::function<Result<Snapshot>(TaskControl&)>;

/// By mapping, of the process that has the PID @p pid then. Errors: as LinuxProbe::open() and
/// readMappings().
TakeSnapshot takeMappings(std::int32_t pid);

/// A recording that holds nothing but a snapshot of the process @p pid, taken now. Errors: as
/// LinuxProbe::open(), and those of @p take.
Result<std::shared_ptr<const Recording>> recordSnapshot(std::int32_t pid, const TakeSnapshot& take,
                                                        TaskControl& control);

} // namespace tidemark
