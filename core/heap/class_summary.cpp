// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/class_summary.h"

#include <algorithm>

namespace tidemark
{

std::vector<ClassRow> classRowsOf(const HeapClasses& classes, const WideningColumn& shallowSizes,
                                  const Column<std::int32_t>& distances)
{
    std::vector<ClassRow> rows(classes.classes.size());
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
        rows[i].heapClass = i;
        rows[i].distance = std::numeric_limits<std::int32_t>::max();
    }
    for (std::size_t node = 0; node < classes.classOf.size(); ++node) {
        const std::uint64_t size = shallowSizes[node];
        if (size == 0 || classes.classOf[node] == kNoGroup) {
            continue;
        }
        ClassRow& row = rows[classes.classOf[node]];
        ++row.count;
        row.shallowBytes += size;
        row.distance = std::min(row.distance, distances[node]);
    }
    std::erase_if(rows, [](const ClassRow& row) { return row.count == 0; });
    return rows;
}

const ClassRow* rowOf(const std::vector<ClassRow>& rows, std::uint32_t heapClass)
{
    const auto found = std::ranges::lower_bound(rows, heapClass, {}, &ClassRow::heapClass);
    return found != rows.end() && found->heapClass == heapClass ? &*found : nullptr;
}

std::vector<std::uint64_t> retainedByGroups(const Column<std::uint32_t>& groupOf,
                                            std::size_t groups, const RetainedView& view)
{
    struct Place {
        std::uint32_t group;
        std::uint32_t next;
        std::uint32_t end;
    };
    std::vector<std::uint64_t> retained(groups, 0);
    std::vector<std::uint32_t> membersAbove(groups, 0);
    Column<Place> path;
    const auto enter = [&](std::uint32_t node) {
        const std::uint32_t group = view.shallowSizes[node] != 0 ? groupOf[node] : kNoGroup;
        if (group != kNoGroup && membersAbove[group] == 0) {
            retained[group] += view.retainedSizes[node];
        }
        const std::uint32_t begin = view.dominated.first[node];
        const std::uint32_t end = view.dominated.first[node + 1];
        if (begin != end) {
            if (group != kNoGroup) {
                ++membersAbove[group];
            }
            path.push_back({group, begin, end});
        }
    };
    enter(view.root);
    while (!path.empty()) {
        Place& place = path.back();
        if (place.next != place.end) {
            enter(view.dominated.all[place.next++]);
            continue;
        }
        if (place.group != kNoGroup) {
            --membersAbove[place.group];
        }
        path.pop_back();
    }
    return retained;
}

void addClassRetained(std::vector<ClassRow>& rows, const HeapClasses& classes,
                      const RetainedView& view)
{
    const std::vector<std::uint64_t> retained =
        retainedByGroups(classes.classOf, classes.classes.size(), view);
    for (ClassRow& row : rows) {
        row.retainedBytes = retained[row.heapClass];
    }
}

} // namespace tidemark
