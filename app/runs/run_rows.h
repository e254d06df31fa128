// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/left_out_runs.h"
#include "app/text/run_columns.h"
#include "core/model/recording.h"
#include "core/timeline/run_groups.h"

#include <QColor>

#include <map>
#include <memory>
#include <vector>

namespace tidemark::app
{

class Session;

/// One visible recording in the comparison.
struct RunRow : ComparedRun {
    int id = 0; ///< of the recording in the session
    QColor colour = {};
    bool isOnFront = false;                ///< of peak and duration
    std::optional<std::size_t> group = {}; ///< place in RunRows::groupNames
    QString groupName = {};                ///< empty if it is in none
};

/// What is compared, and what is not.
struct RunRows {
    std::vector<RunRow> rows = {};
    LeftOutRuns leftOut = {};
    QStringList groupNames = {};
    QString groupProblem = {};            ///< why there are no groups, if that is to be told
    RunColumnChoice columns = {};         ///< that the rows have something for
    std::vector<RunGroup> ownGroups = {}; ///< of rows that belong to one by themselves
};

/// Figures of recordings; none of those without memory.
using KnownFigures = std::map<std::shared_ptr<const Recording>, std::optional<RunFigures>>;

/// The visible recordings of @p session that @p figures knows, against the base run. GUI thread
/// only, as the session.
RunRows runRowsOf(const Session& session, const KnownFigures& figures);

} // namespace tidemark::app
