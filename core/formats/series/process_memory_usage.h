// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/series/json_rows.h"

#include <algorithm>
#include <array>

namespace tidemark
{

/// What Node's process.memoryUsage() returns, in its order.
inline constexpr std::array<std::string_view, 5> kProcessMemoryUsage{"rss", "heapTotal", "heapUsed",
                                                                     "external", "arrayBuffers"};

/// True if @p row is such an object or holds one: rss and at least one figure of the heap, as
/// numbers of one object.
inline bool isProcessMemoryUsage(std::span<const JsonField> row)
{
    return std::ranges::any_of(row, [row](const JsonField& rss) {
        const auto isBeside = [&rss](const JsonField& field) {
            const bool isHeap = field.ownName() == "heapTotal" || field.ownName() == "heapUsed";
            return isHeap && field.number && field.parent() == rss.parent();
        };
        return rss.ownName() == "rss" && rss.number && std::ranges::any_of(row, isBeside);
    });
}

} // namespace tidemark
