// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

namespace tidemark
{

/// What a control group says of its memory, in bytes; none where it does not.
struct GroupMemory {
    std::optional<std::uint64_t> limit; ///< none also for "max", and what no machine can have
    std::optional<std::uint64_t> usage;
    std::filesystem::path folder; ///< where it keeps its numbers

    /// What of the usage are files that the kernel only caches and can give back at once; 0 if that
    /// is not known.
    std::uint64_t cached() const;
};

/// The control groups with a limit, or at least a usage, that hold the process of which @p cgroups
/// is the text of /proc/PID/cgroup: from its own outwards, of version 1 and 2. Any bytes may come
/// in. Inside a container the path may not be there; the mount itself is the container's group
/// then.
///
/// @p root is where /sys is looked for. Takes some 10 microseconds a group. Any thread.
std::vector<GroupMemory> memoryGroups(const std::filesystem::path& root, std::string_view cgroups);

/// The memory that the machine has left without swapping, in bytes, as the system estimates it.
/// None where it does not. Any thread.
std::optional<std::uint64_t> machineMemoryLeft(const std::filesystem::path& root = "/");

} // namespace tidemark
