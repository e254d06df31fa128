// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sampling/process_children.h"

#include "core/sampling/proc_file.h"

#include <filesystem>
#include <sstream>

namespace tidemark
{

std::vector<std::int32_t> childrenOf(std::int32_t pid)
{
    std::vector<std::int32_t> children;
    std::error_code error;
    const std::filesystem::directory_iterator none;
    for (std::filesystem::directory_iterator task(procPath(pid, "task"), error);
         !error && task != none; task.increment(error)) {
        const auto text = readProcFile((task->path() / "children").string());
        std::istringstream pids(text.value_or(""));
        for (std::int32_t child = 0; pids >> child;) {
            children.push_back(child);
        }
    }
    return children;
}

std::vector<std::int32_t> descendantsOf(std::int32_t pid)
{
    std::vector<std::int32_t> all = childrenOf(pid);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto further = childrenOf(all[i]);
        all.insert(all.end(), further.begin(), further.end());
    }
    return all;
}

} // namespace tidemark
