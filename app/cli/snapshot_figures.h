// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/text_table.h"
#include "core/heap/heap_analysis.h"
#include "core/model/axis.h"
#include "core/model/snapshot.h"

#include <nlohmann/json_fwd.hpp>

namespace tidemark::app
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

/// From a type table alone; none if it is empty.
std::optional<SnapshotFigures> figuresOf(const TypeTable& types);

/// A snapshot object of the JSON documents; null where figures are not known.
nlohmann::ordered_json snapshotJson(const Snapshot& snapshot, std::size_t index, AxisUnit unit,
                                    const std::optional<SnapshotFigures>& figures);

/// The table that addFigures() adds rows to. Its kinds add up to the total: typed arrays are not
/// counted among the native memory there, as they are in the JSON.
TextTable figuresTable();

/// One row of it for a snapshot called @p name.
void addFigures(TextTable& table, const QString& name,
                const std::optional<SnapshotFigures>& figures);

} // namespace tidemark::app
