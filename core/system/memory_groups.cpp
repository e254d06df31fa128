// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/memory_groups.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <string>

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
    std::string_view cached; ///< in memory.stat
};

constexpr std::array<GroupFiles, 2> kVersions{{
    {"sys/fs/cgroup/memory", "memory.limit_in_bytes", "memory.usage_in_bytes",
     "total_inactive_file"},
    {"sys/fs/cgroup", "memory.max", "memory.current", "inactive_file"},
}};
constexpr const GroupFiles& kVersion1 = kVersions[0];
constexpr const GroupFiles& kVersion2 = kVersions[1];

/// Version 1 writes the largest number there is, cut to pages, for "no limit".
constexpr std::uint64_t kNoLimit = std::uint64_t{1} << 60U;

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

void addGroup(std::vector<GroupMemory>& groups, const fs::path& folder, const GroupFiles& files)
{
    auto limit = numberIn(folder / files.limit);
    limit = limit && *limit >= kNoLimit ? std::nullopt : limit;
    const auto usage = numberIn(folder / files.usage);
    if (limit || usage) {
        groups.push_back({limit, usage, folder});
    }
}

/// The group called @p path and those around it.
void addGroups(std::vector<GroupMemory>& groups, const fs::path& root, const fs::path& path,
               const GroupFiles& files)
{
    const bool isOutside = std::ranges::find(path, fs::path("..")) != path.end();
    if (isOutside) {
        return; // of our own container: its groups cannot be seen from here
    }
    const fs::path mount = root / files.mount;
    for (fs::path group = path.relative_path(); !group.empty(); group = group.parent_path()) {
        addGroup(groups, mount / group, files);
    }
    addGroup(groups, mount, files);
}

} // namespace

std::uint64_t GroupMemory::cached() const
{
    for (const GroupFiles& files : kVersions) {
        if (const auto bytes = numberIn(folder / "memory.stat", files.cached)) {
            return *bytes;
        }
    }
    return 0;
}

/// A line is "number:controllers:path", without controllers for version 2.
std::vector<GroupMemory> memoryGroups(const fs::path& root, std::string_view cgroups)
{
    std::vector<GroupMemory> groups;
    while (!cgroups.empty()) {
        const std::string_view line = cgroups.substr(0, cgroups.find('\n'));
        cgroups.remove_prefix(std::min(line.size() + 1, cgroups.size()));
        const std::size_t first = line.find(':');
        const std::size_t second = line.find(':', first + 1);
        if (first == line.npos || second == line.npos) {
            continue;
        }
        const std::string controllers =
            "," + std::string(line.substr(first + 1, second - first - 1)) + ",";
        const fs::path path = line.substr(second + 1);
        if (controllers == ",,") {
            addGroups(groups, root, path, kVersion2);
        } else if (controllers.find(",memory,") != std::string::npos) {
            addGroups(groups, root, path, kVersion1);
        }
    }
    return groups;
}

std::optional<std::uint64_t> machineMemoryLeft(const fs::path& root)
{
    const auto kibibytes = numberIn(root / "proc/meminfo", "MemAvailable:");
    return kibibytes ? std::optional(*kibibytes * 1024) : std::nullopt;
}

} // namespace tidemark
