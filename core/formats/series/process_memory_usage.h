// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/series/cell_number.h"
#include "core/formats/series/json_rows.h"

#include <algorithm>
#include <array>

namespace tidemark
{

/// What Node's process.memoryUsage() returns, in its order.
inline constexpr std::array<std::string_view, 5> kProcessMemoryUsage{"rss", "heapTotal", "heapUsed",
                                                                     "external", "arrayBuffers"};

/// True if @p row is such an object: rss and at least one figure of the heap, as numbers or as
/// texts with a unit.
inline bool isProcessMemoryUsage(std::span<const JsonField> row)
{
    const auto has = [row](std::string_view name) {
        return std::ranges::any_of(row, [name](const JsonField& field) {
            return field.name == name && (field.number || cellNumberOf(field.text));
        });
    };
    return has("rss") && (has("heapTotal") || has("heapUsed"));
}

} // namespace tidemark
