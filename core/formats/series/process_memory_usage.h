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

/// True if @p row is such an object or holds one: rss and at least one figure of the heap, as
/// numbers, or as texts with a unit, of one object.
inline bool isProcessMemoryUsage(std::span<const JsonField> row)
{
    const auto isFigure = [](const JsonField& field) {
        return field.number || cellNumberOf(field.text);
    };
    return std::ranges::any_of(row, [row, isFigure](const JsonField& rss) {
        const auto isBeside = [&rss, isFigure](const JsonField& field) {
            const bool isHeap = field.ownName() == "heapTotal" || field.ownName() == "heapUsed";
            return isHeap && isFigure(field) && field.parent() == rss.parent();
        };
        return rss.ownName() == "rss" && isFigure(rss) && std::ranges::any_of(row, isBeside);
    });
}

} // namespace tidemark
