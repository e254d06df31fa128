// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/source_table.h"

#include <algorithm>

namespace tidemark
{

const ColumnChoice* ColumnChoices::find(std::string_view name) const
{
    const auto found = std::ranges::find(columns, name, &ColumnChoice::column);
    return found == columns.end() ? nullptr : &*found;
}

bool ColumnChoices::ignores(std::string_view name) const
{
    const ColumnChoice* const choice = find(name);
    return choice != nullptr && choice->use == ColumnChoice::Use::Ignored;
}

std::vector<std::string> SourceTable::names() const
{
    std::vector<std::string> names;
    for (const SourceColumn& column : columns) {
        names.push_back(column.name);
    }
    return names;
}

} // namespace tidemark
