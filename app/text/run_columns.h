// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/size_text.h"
#include "app/text/table_column.h"
#include "core/timeline/run_comparison.h"

#include <vector>

namespace tidemark::app
{

/// A run beside others: what its row shows.
struct ComparedRun {
    QString name;
    AxisUnit axis = AxisUnit::Nanoseconds;
    std::optional<RunFigures> figures; ///< none if it has no series in bytes
    RunChange change;                  ///< against the base; empty where the two do not compare
    bool isBase = false;
};

/// Columns that only some runs have something for.
struct RunColumnChoice {
    bool hasCounts = false;
    bool hasSamples = false; ///< what needs them is left out where all runs are totals
    bool hasTotals = false;
    std::vector<std::string> told = {}; ///< names of figures that programs told, each once

    bool operator==(const RunColumnChoice&) const = default;

    /// Adds what a run has.
    void add(const std::optional<RunFigures>& figures);
};

/// What runs are compared by, in the window and on the command line; @p axis names the columns.
TableColumns<ComparedRun> runColumns(AxisUnit axis, SizeUnit unit,
                                     const RunColumnChoice& choice = {});

} // namespace tidemark::app
