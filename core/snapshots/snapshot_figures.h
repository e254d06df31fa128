// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/heap_analysis.h"
#include "core/model/type_table.h"

namespace tidemark
{

/// What a snapshot holds, in a few numbers. Sizes in bytes.
struct SnapshotFigures {
    std::uint64_t objects = 0;
    std::uint64_t totalBytes = 0;
    std::uint64_t types = 0;
    std::optional<HeapStatistics> statistics = {}; ///< of snapshots with objects
};

/// O(1) with an analysis; O(edges) with an overview, and 8 bytes an edge while it runs.
SnapshotFigures figuresOf(const HeapAnalysis& analysis);
SnapshotFigures figuresOf(const HeapOverview& overview);

/// From a type table alone; none if it is empty. O(types).
std::optional<SnapshotFigures> figuresOf(const TypeTable& types);

} // namespace tidemark
