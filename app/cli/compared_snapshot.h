// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/snapshot_input.h"
#include "core/snapshots/snapshot_figures.h"

#include <nlohmann/json.hpp>

namespace tidemark::app
{

/// One of the snapshots that are compared.
struct ComparedSnapshot {
    ChosenSnapshot chosen;
    std::shared_ptr<const HeapOverview> overview = {}; ///< null if there are only types
    std::shared_ptr<const HeapAnalysis> analysis = {}; ///< null where memory is short as well
    std::optional<SnapshotFigures> figures = {};

    bool isByMapping() const { return !chosen.snapshot().mappings.isEmpty(); }

    /// Of a snapshot by mapping the RSS.
    std::uint64_t totalBytes() const;

    /// As `compare` tells it, with the path of its file.
    nlohmann::ordered_json json() const;
};

/// Reads snapshot @p place of a file, the first being 0, and what its objects add up to and retain.
/// Where there is not the memory for that, no retained sizes are known.
OrExit<ComparedSnapshot> readCompared(const std::string& path, std::size_t place,
                                      TaskControl& control);

} // namespace tidemark::app
