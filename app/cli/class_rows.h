// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/heap_analysis.h"
#include "core/model/type_table.h"

#include <string>

namespace tidemark::app
{

/// One type of a snapshot as the commands print it, with or without objects behind it. Sizes in
/// bytes.
struct NamedRow {
    std::string name;
    std::string key; ///< DevTools' class key; "," and the name where there is only a name
    std::uint64_t count = 0;
    std::optional<std::int32_t> distance = {};
    std::uint64_t shallowBytes = 0;
    std::optional<std::uint64_t> retainedBytes = {};
};

/// The rows of a class table, in its order.
std::vector<NamedRow> namedRowsOf(const HeapClasses& classes, const std::vector<ClassRow>& rows);

/// The rows of a type table, in its order.
std::vector<NamedRow> namedRowsOf(const TypeTable& types);

/// By retained, then shallow size, descending; then by name and key.
void sortByRetained(std::vector<NamedRow>& rows);

} // namespace tidemark::app
