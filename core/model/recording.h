// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/line_table.h"
#include "core/model/program_output.h"
#include "core/model/run_totals.h"
#include "core/model/snapshot.h"
#include "core/model/source_table.h"
#include "core/model/timeline.h"
#include "core/model/type_differences.h"
#include "core/model/warning.h"

namespace tidemark
{

/// One run of a program as a file or a live session tells it. Immutable once handed out.
struct Recording {
    std::string format;  ///< FormatInfo::id of the reader that made it, "live" if sampled
    std::string program; ///< command line of the measured program, empty if unknown
    std::optional<std::int64_t> startedUnixNs = {}; ///< wall clock of position 0
    Timeline timeline = {};
    std::vector<SnapshotPtr> snapshots = {};          ///< none of them is null
    std::vector<TypeDifferencesPtr> differences = {}; ///< none of them is null
    std::vector<LineTable> lineTables = {};
    std::vector<Warning> warnings = {};
    ProgramOutput output = {}; ///< what the program printed, where that was kept
    SourceTable table = {};    ///< that it was read from, if it was one

    /// Of a run of which only these are told; it has no series then.
    std::optional<RunTotals> totals = {};

    /// Its file has no end yet and may still be being written: TidemarkFollower goes on from there.
    bool mayGrow = false;

    /// Equal in all that was recorded; how it came here does not count.
    bool operator==(const Recording& other) const;
};

/// The runs of one file, at least one.
using Recordings = std::vector<std::shared_ptr<const Recording>>;

} // namespace tidemark
