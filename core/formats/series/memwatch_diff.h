// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/series/json_rows.h"
#include "core/model/type_differences.h"

#include <span>

namespace tidemark
{

/// A HeapDiff of memwatch's, as it stands in a log.
struct MemwatchDiff {
    std::shared_ptr<TypeDifferences> differences; ///< never null; without positions
    std::optional<std::int64_t> start;            ///< of the first snapshot, Unix nanoseconds
    std::optional<std::int64_t> end;              ///< of the second
};

/// True if @p fields are or hold a HeapDiff, or what it has under "change".
bool isMemwatchDiff(std::span<const JsonField> fields);

/// The first HeapDiff in @p object, a JSON text; none if there is none. A type that has no possible
/// figures is left out, and the types are then not whole.
std::optional<MemwatchDiff> memwatchDiffOf(std::string_view object);

} // namespace tidemark
