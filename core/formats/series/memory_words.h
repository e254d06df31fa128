// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/series/column_name.h"
#include "core/model/series.h"

#include <optional>

namespace tidemark
{

/// What the words of a column's name say about memory, whatever its unit.
struct MemoryWords {
    std::optional<SeriesKind> kind = {}; ///< of a program's own memory
    bool isMemory = false;               ///< it is about memory at all
    bool isCounter = false;              ///< it counts or rates something, unless its unit is bytes
    bool isChange = false;               ///< it counts by how much something changed
    bool isOfTheMachine = false; ///< free, available, total, or a limit or the highest so far
    bool isTransfer = false;     ///< bytes that were read, written, sent or received
};
MemoryWords memoryWordsOf(const ColumnName& name);

} // namespace tidemark
