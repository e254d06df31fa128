// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/processes/proc_text.h"

#include <filesystem>

namespace tidemark
{

/// What can end a process' growth. Sizes in bytes; none where there is no limit or it is not known.
struct MemoryLimits {
    ProcBytes groupLimit;        ///< the least limit of the control groups that hold the process
    ProcBytes groupUsage;        ///< what all processes in the group with that limit take together
    ProcBytes addressSpaceLimit; ///< RLIMIT_AS, the soft one
    ProcBytes available;         ///< what the machine has left without swapping

    bool operator==(const MemoryLimits&) const = default;
};

/// Nothing but what the machine has left once the process has ended. Takes some 0.1 ms. Any thread.
///
/// @p root is where /proc and /sys are looked for.
MemoryLimits memoryLimitsOf(std::int32_t pid, const std::filesystem::path& root = "/");

} // namespace tidemark
