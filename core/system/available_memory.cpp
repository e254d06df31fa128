// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/available_memory.h"

#include "core/system/memory_groups.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <unistd.h>

namespace tidemark
{

namespace
{

std::optional<std::uint64_t> leftIn(const GroupMemory& group)
{
    if (!group.limit || !group.usage) {
        return {};
    }
    const std::uint64_t taken = *group.usage - std::min(*group.usage, group.cached());
    return *group.limit - std::min(*group.limit, taken);
}

/// The less of the two; what is not known is no limit.
std::optional<std::uint64_t> least(std::optional<std::uint64_t> a, std::optional<std::uint64_t> b)
{
    return a && b ? std::min(*a, *b) : (a ? a : b);
}

} // namespace

std::optional<std::uint64_t> availableMemory(const std::filesystem::path& root)
{
    std::ifstream file(root / "proc/self/cgroup");
    std::string cgroups;
    for (std::string line;
         std::getline(file, line);) { // an iterator would throw where reading fails
        cgroups += line + '\n';
    }
    std::optional<std::uint64_t> left = machineMemoryLeft(root);
    for (const GroupMemory& group : memoryGroups(root, cgroups)) {
        left = least(left, leftIn(group));
    }
    return left;
}

std::uint64_t residentMemory()
{
    std::ifstream file("/proc/self/statm");
    std::uint64_t size = 0;
    std::uint64_t resident = 0;
    file >> size >> resident;
    return file ? resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)) : 0;
}

std::string memoryOverrun(std::uint64_t taken, std::uint64_t most)
{
    return std::to_string(taken) + " of " + std::to_string(most);
}

std::string memoryShortage(std::uint64_t needed, std::uint64_t available)
{
    return std::to_string(needed) + ' ' + std::to_string(available);
}

} // namespace tidemark
