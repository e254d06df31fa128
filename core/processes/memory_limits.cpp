// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/memory_limits.h"

#include "core/processes/proc_file.h"
#include "core/system/memory_groups.h"

namespace tidemark
{

MemoryLimits memoryLimitsOf(std::int32_t pid, const std::filesystem::path& root)
{
    MemoryLimits limits;
    limits.available = machineMemoryLeft(root);
    const std::filesystem::path folder = root / "proc" / std::to_string(pid);
    limits.addressSpaceLimit =
        parseAddressSpaceLimit(readProcFile((folder / "limits").native()).value_or(""));
    const std::string cgroups = readProcFile((folder / "cgroup").native()).value_or("");
    for (const GroupMemory& group : memoryGroups(root, cgroups)) {
        if (group.limit && group.limit < limits.groupLimit.value_or(*group.limit + 1)) {
            limits.groupLimit = group.limit;
            limits.groupUsage = group.usage;
        }
    }
    return limits;
}

} // namespace tidemark
