// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/table_column.h"

namespace tidemark::app
{

/// The columns that stand in several tables about heap snapshots, by what they show.
enum class HeapColumn {
    Type,
    Objects,
    Distance,
    ShallowSize,
    RetainedSize,
    New,
    Deleted,
    CountDelta,
    AllocatedSize,
    FreedSize,
    SizeDelta,
    GrownInPlace,
    RetainedDelta,
};

/// What the rows of a table are: the same column needs another sentence.
enum class HeapRow { Type, Object, Site, Holder, Script, Package };

/// The title of a column in the window and on the command line.
ColumnTitle columnTitle(HeapColumn column, HeapRow row = HeapRow::Type);

} // namespace tidemark::app
