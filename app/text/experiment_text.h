// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/experiment_document.h"
#include "core/recorder/experiment.h"

#include <QString>

namespace tidemark::app
{

/// "Run 3 of 10: python3 list.py", "Run 1 of 12, to warm up: python3 list.py".
QString experimentStepText(const ExperimentStep& step, const ExperimentDocument& experiment);

/// Why a run is not among those that are compared: "3-list.tidemark: list.py exited with 1: this
/// run is left out of the comparison." Empty of one that is, or that was to warm up.
QString leftOutText(const ExperimentRun& run, const ExperimentDocument& experiment);

/// What became of a run, in few words: "compared", "to warm up", "exited with 1".
QString runOutcomeText(const ExperimentRun& run);

/// "python3 list.py"
QString experimentCommandText(const ExperimentCommand& command);

/// What runs are called together that are compared as one group: the command, and the series where
/// there are several: "list.py", "list.py, series 2".
QString experimentGroupText(const ExperimentRun& run, const ExperimentDocument& experiment);

} // namespace tidemark::app
