// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/documents/output_place.h"
#include "core/model/experiment_document.h"
#include "core/recorder/output_relay.h"
#include "core/result.h"
#include "core/task_control.h"

#include <functional>

namespace tidemark
{

/// The run that is next, or under way.
struct ExperimentStep {
    std::size_t number = 1;  ///< of those that are made now, from 1
    std::size_t runs = 1;    ///< that are made now
    std::size_t command = 0; ///< place in ExperimentDocument::commands
    bool isWarmUp = false;
};

/// An experiment, and how another series of runs is to be added to it.
struct ExperimentPlan {
    ExperimentDocument experiment = {};
    std::filesystem::path file = {}; ///< of the experiment; its recordings go beside it
    bool isNew = true;               ///< else the file is there, and is this experiment
    Overwrite overwrite = Overwrite::Nothing;
    bool sharesTerminal = false;             ///< Ctrl+C there reaches the programs, too
    std::shared_ptr<OutputRelay> relay = {}; ///< gets what the programs print; may be null
};

/// Told on the thread of runExperiment(); both may be null.
struct ExperimentEvents {
    std::function<void(const ExperimentStep&)> began = {};
    std::function<void(const ExperimentStep&, const ExperimentRun&)> ended = {};
};

/// What an experiment came to.
struct ExperimentOutcome {
    ExperimentDocument experiment = {}; ///< with all runs that are over
    std::optional<Error> problem = {};  ///< why there are no more; Cancelled where it was asked to
    std::filesystem::path about = {};   ///< the file, program or folder of the problem
};

/// The file of the program that @p command of @p experiment starts. Error: CannotStart.
Result<std::filesystem::path> findProgramOf(const ExperimentCommand& command,
                                            const ExperimentDocument& experiment);

/// Runs the commands one after the other, all once and then all again, records each run into a file
/// of its own, and keeps the experiment's file up to date after each. A run that does not end well
/// is noted, and the next one follows. Waits until all is done.
///
/// When @p control cancels, the program that runs is asked to end, and killed when it does not
/// within some seconds; its recording is removed. Problems: CannotStart before anything is run,
/// also CannotWrite and Cancelled.
ExperimentOutcome runExperiment(const ExperimentPlan& plan, TaskControl& control,
                                const ExperimentEvents& events = {});

} // namespace tidemark
