// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/process_children.h"

#include "core/processes/proc_file.h"
#include "core/processes/proc_folder.h"
#include "core/processes/proc_text.h"

#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <map>
#include <set>
#include <unistd.h>

namespace tidemark
{

namespace
{

using Pids = std::vector<std::int32_t>;

/// Kernels built without CONFIG_PROC_CHILDREN have no such files.
bool listsChildren()
{
    static const bool lists = ::access("/proc/thread-self/children", R_OK) == 0;
    return lists;
}

/// -1 once it has ended.
std::int32_t parentOf(std::int32_t pid)
{
    const auto text = readProcFile(procPath(pid, "stat"));
    const auto stat = text ? parseStat(*text) : std::nullopt;
    return stat ? stat->parent : -1;
}

Pids listedChildrenOf(std::int32_t pid)
{
    Pids children;
    for (const std::int32_t thread : numbersIn(procPath(pid, "task"))) {
        const auto text = readProcFile(procPath(pid, fmt::format("task/{}/children", thread)));
        const Pids listed = parseChildren(text.value_or(""));
        children.insert(children.end(), listed.begin(), listed.end());
    }
    std::erase_if(children, [pid](std::int32_t child) { return parentOf(child) != pid; });
    std::ranges::sort(children);
    return children;
}

std::map<std::int32_t, Pids> childrenByParent()
{
    std::map<std::int32_t, Pids> children;
    for (const std::int32_t pid : numbersIn("/proc")) {
        children[parentOf(pid)].push_back(pid);
    }
    return children;
}

/// A process can be met twice when it moves to another parent meanwhile.
Pids descendants(std::int32_t pid, const std::function<Pids(std::int32_t)>& childrenOfOne)
{
    Pids found;
    std::set<std::int32_t> met{pid};
    Pids waiting = childrenOfOne(pid); // the next one last
    std::ranges::reverse(waiting);
    while (!waiting.empty()) {
        const std::int32_t next = waiting.back();
        waiting.pop_back();
        if (met.insert(next).second) {
            found.push_back(next);
            const Pids children = childrenOfOne(next);
            waiting.insert(waiting.end(), children.rbegin(), children.rend());
        }
    }
    return found;
}

} // namespace

std::vector<std::int32_t> childrenOf(std::int32_t pid)
{
    return listsChildren() ? listedChildrenOf(pid) : childrenByParent()[pid];
}

std::vector<std::int32_t> descendantsOf(std::int32_t pid)
{
    return listsChildren() ? descendants(pid, listedChildrenOf) : descendantsByParents(pid);
}

std::vector<std::int32_t> descendantsByParents(std::int32_t pid)
{
    auto children = childrenByParent();
    return descendants(pid, [&children](std::int32_t parent) { return children[parent]; });
}

} // namespace tidemark
