// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/experiment_document.h"
#include "core/task_control.h"
#include "core/timeline/run_comparison.h"

#include <optional>
#include <vector>

namespace tidemark::app
{

/// The figures of all runs of @p experiment, from their recordings: none where there is no such
/// file, or nothing in it. Those behind a cancelled one are missing.
std::vector<std::optional<RunFigures>> figuresOfRuns(const ExperimentDocument& experiment,
                                                     TaskControl& control);

} // namespace tidemark::app
