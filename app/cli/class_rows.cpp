// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/class_rows.h"

#include <algorithm>
#include <tuple>

namespace tidemark::app
{

std::vector<NamedRow> namedRowsOf(const HeapClasses& classes, const std::vector<ClassRow>& rows)
{
    std::vector<NamedRow> named;
    named.reserve(rows.size());
    for (const ClassRow& row : rows) {
        const HeapClass& heapClass = classes.classes[row.heapClass];
        named.push_back({heapClass.name, heapClass.key(), row.count, row.distance, row.shallowBytes,
                         row.retainedBytes});
    }
    return named;
}

std::vector<NamedRow> namedRowsOf(const TypeTable& types)
{
    std::vector<NamedRow> named;
    named.reserve(types.rows.size());
    for (const TypeRow& row : types.rows) {
        named.push_back({row.name,
                         ',' + row.name,
                         static_cast<std::uint64_t>(row.count),
                         {},
                         static_cast<std::uint64_t>(row.shallowBytes),
                         row.retainedBytes});
    }
    return named;
}

void sortByRetained(std::vector<NamedRow>& rows)
{
    std::ranges::sort(rows, [](const NamedRow& a, const NamedRow& b) {
        return std::tie(b.retainedBytes, b.shallowBytes, a.name, a.key) <
               std::tie(a.retainedBytes, a.shallowBytes, b.name, b.key);
    });
}

} // namespace tidemark::app
