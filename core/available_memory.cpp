// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/available_memory.h"

#include <algorithm>
#include <fstream>
#include <string_view>

namespace tidemark
{

namespace
{

namespace fs = std::filesystem;

/// Where one version of control groups keeps its numbers.
struct GroupFiles {
    std::string_view mount;
    std::string_view limit;
    std::string_view usage;
    std::string_view cached; ///< in memory.stat: what of the usage can be given back at once
};

constexpr GroupFiles kVersion1{"sys/fs/cgroup/memory", "memory.limit_in_bytes",
                               "memory.usage_in_bytes", "total_inactive_file"};
constexpr GroupFiles kVersion2{"sys/fs/cgroup", "memory.max", "memory.current", "inactive_file"};

/// The number in a file of one; none for "max", or without the file.
std::optional<std::uint64_t> numberIn(const fs::path& file)
{
    std::ifstream stream(file);
    std::uint64_t number = 0;
    return stream >> number ? std::optional(number) : std::nullopt;
}

/// The number behind @p name in a file of one name and number a line.
std::optional<std::uint64_t> numberIn(const fs::path& file, std::string_view name)
{
    std::ifstream stream(file);
    std::string key;
    std::uint64_t number = 0;
    std::string unit;
    while (stream >> key >> number) {
        if (key == name) {
            return number;
        }
        std::getline(stream, unit);
    }
    return {};
}

std::optional<std::uint64_t> leftInMachine(const fs::path& root)
{
    const auto kibibytes = numberIn(root / "proc/meminfo", "MemAvailable:");
    return kibibytes ? std::optional(*kibibytes * 1024) : std::nullopt;
}

std::optional<std::uint64_t> leftInGroup(const fs::path& folder, const GroupFiles& files)
{
    const auto limit = numberIn(folder / files.limit);
    const auto usage = numberIn(folder / files.usage);
    if (!limit || !usage) {
        return {};
    }
    const std::uint64_t cached = numberIn(folder / "memory.stat", files.cached).value_or(0);
    const std::uint64_t taken = *usage - std::min(*usage, cached);
    return *limit - std::min(*limit, taken);
}

/// The less of the two; what is not known is no limit.
std::optional<std::uint64_t> least(std::optional<std::uint64_t> a, std::optional<std::uint64_t> b)
{
    return a && b ? std::min(*a, *b) : (a ? a : b);
}

/// What the group called @p path and those around it have left. Inside a container the path may not
/// be there; the mount itself is the container's group then.
std::optional<std::uint64_t> leftInGroups(const fs::path& root, const fs::path& path,
                                          const GroupFiles& files)
{
    std::optional<std::uint64_t> left;
    const fs::path mount = root / files.mount;
    for (fs::path group = path.relative_path(); !group.empty(); group = group.parent_path()) {
        left = least(left, leftInGroup(mount / group, files));
    }
    return least(left, leftInGroup(mount, files));
}

/// A line of /proc/self/cgroup is "number:controllers:path", without controllers for version 2.
std::optional<std::uint64_t> leftInOwnGroups(const fs::path& root)
{
    std::optional<std::uint64_t> left;
    std::ifstream file(root / "proc/self/cgroup");
    for (std::string line; std::getline(file, line);) {
        const std::size_t first = line.find(':');
        const std::size_t second = line.find(':', first + 1);
        if (first == std::string::npos || second == std::string::npos) {
            continue;
        }
        const std::string controllers = "," + line.substr(first + 1, second - first - 1) + ",";
        const std::string path = line.substr(second + 1);
        if (controllers == ",,") {
            left = least(left, leftInGroups(root, path, kVersion2));
        } else if (controllers.find(",memory,") != std::string::npos) {
            left = least(left, leftInGroups(root, path, kVersion1));
        }
    }
    return left;
}

} // namespace

std::optional<std::uint64_t> availableMemory(const fs::path& root)
{
    return least(leftInMachine(root), leftInOwnGroups(root));
}

std::string memoryShortage(std::uint64_t needed, std::uint64_t available)
{
    return std::to_string(needed) + ' ' + std::to_string(available);
}

} // namespace tidemark
