// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/class_members.h"

namespace tidemark
{

ClassMembers membersOf(const HeapClasses& classes, const WideningColumn& shallowSizes)
{
    ClassMembers members;
    members.first.assign(classes.classes.size() + 1, 0);
    const std::size_t nodes = classes.classOf.size();
    const auto isMember = [&](std::size_t node) {
        return shallowSizes[node] != 0 && classes.classOf[node] != kNoGroup;
    };
    for (std::size_t node = 0; node < nodes; ++node) {
        if (isMember(node)) {
            ++members.first[classes.classOf[node]];
        }
    }
    std::uint32_t end = 0;
    for (std::uint32_t& count : members.first) {
        end += count;
        count = end;
    }
    members.all.resize(end);
    for (std::size_t node = nodes; node-- > 0;) {
        if (isMember(node)) {
            members.all[--members.first[classes.classOf[node]]] = static_cast<std::uint32_t>(node);
        }
    }
    return members;
}

} // namespace tidemark
