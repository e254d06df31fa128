// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/retainer_tree.h"

#include "core/heap/heap_analysis.h"
#include "core/heap/shown_retainers.h"

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr std::size_t kMostOfObject = 1000;
constexpr std::size_t kMostOfOthers = 20;
constexpr std::size_t kMostEntries = 20'000;

bool isAboveItself(const std::vector<RetainerTree::Entry>& entries, std::size_t place)
{
    const std::uint32_t node = entries[place].retainer.node;
    while (entries[place].level > 0) {
        place = entries[place].parent;
        if (entries[place].retainer.node == node) {
            return true;
        }
    }
    return false;
}

} // namespace

RetainerTree retainerTreeOf(const HeapAnalysis& analysis, std::uint32_t node, unsigned depth)
{
    RetainerTree tree;
    auto& entries = tree.entries;
    entries.push_back({{node, 0}});
    for (std::size_t place = 0; place < entries.size() && entries.size() < kMostEntries; ++place) {
        if (entries[place].level >= depth || isAboveItself(entries, place)) {
            continue;
        }
        const std::size_t most =
            std::min(place == 0 ? kMostOfObject : kMostOfOthers, kMostEntries - entries.size());
        const ShownRetainers shown = shownRetainers(analysis, entries[place].retainer.node, most);
        RetainerTree::Entry& entry = entries[place];
        entry.isExpanded = true;
        entry.total = shown.total;
        entry.firstChild = entries.size();
        entry.childCount = shown.nearest.size();
        const unsigned level = entry.level + 1;
        for (const Retainer& retainer : shown.nearest) {
            entries.push_back({retainer, place, level});
        }
    }
    return tree;
}

} // namespace tidemark::app
