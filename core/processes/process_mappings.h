// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/mapping_table.h"
#include "core/processes/linux_probe.h"
#include "core/task_control.h"

namespace tidemark
{

/// What the address space of the process consists of, from /proc/PID/smaps. The kernel hands that
/// out some mappings at a time and looks at every page of them, holding the lock over the process'
/// memory map meanwhile: README.md beside this file says what that costs. What the process maps
/// between two of these pieces may or may not be in the table.
///
/// Errors: NoSuchProcess where the process ends meanwhile; NotPermitted where only the same user or
/// root may look; ReadFailed where the kernel has no such file, or the process began other programs
/// again and again; TooLarge for more text than any process should have; Cancelled, seen between
/// two pieces.
Result<MappingTable> readMappings(LinuxProbe& probe, TaskControl& control);

} // namespace tidemark
