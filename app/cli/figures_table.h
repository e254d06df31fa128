// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/text_table.h"
#include "core/model/axis.h"
#include "core/model/snapshot.h"
#include "core/snapshots/snapshot_figures.h"

#include <nlohmann/json_fwd.hpp>

namespace tidemark::app
{

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
