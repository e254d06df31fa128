// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/recording.h"
#include "core/result.h"
#include "core/task_control.h"

namespace tidemark
{

/// A recording that holds nothing but a snapshot by mapping of the process @p pid, taken now.
/// Errors: as LinuxProbe::open() and readMappings().
Result<std::shared_ptr<const Recording>> mappingSnapshotOf(std::int32_t pid, TaskControl& control);

} // namespace tidemark
