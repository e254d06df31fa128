// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshots/type_history.h"

namespace tidemark
{

std::optional<TypeFigures> figuresOfType(const KnownSnapshot& snapshot, std::string_view name)
{
    TypeFigures figures;
    if (snapshot.overview != nullptr) {
        const auto& classes = snapshot.overview->classes.classes;
        for (const ClassRow& row : snapshot.overview->rows) {
            if (classes[row.heapClass].name == name) {
                figures.count += static_cast<std::int64_t>(row.count);
                figures.shallowBytes += static_cast<std::int64_t>(row.shallowBytes);
            }
        }
        return figures;
    }
    if (snapshot.snapshot->graph != nullptr || snapshot.snapshot->types.rows.empty()) {
        return {};
    }
    for (const TypeRow& row : snapshot.snapshot->types.rows) {
        if (row.name == name) {
            figures.count += row.count;
            figures.shallowBytes += row.shallowBytes;
        }
    }
    return figures;
}

TypeGrowth growthOf(const std::vector<std::optional<TypeFigures>>& figures)
{
    TypeGrowth growth;
    std::optional<std::int64_t> before;
    for (const auto& one : figures) {
        if (!one) {
            continue;
        }
        if (before) {
            ++growth.steps;
            growth.growing += one->shallowBytes > *before ? 1U : 0U;
        }
        before = one->shallowBytes;
    }
    return growth;
}

} // namespace tidemark
