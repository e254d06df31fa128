// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command_options.h"
#include "app/cli/exit_status.h"
#include "core/task_control.h"

#include <QString>

#include <optional>

namespace tidemark::app
{

/// What `record` is asked to do again and again.
struct ExperimentOptions {
    std::optional<std::size_t> repeat = {};
    std::optional<std::size_t> warmUp = {};
    std::string again = {};  ///< an experiment's file, to which runs are added; empty: a new one
    std::string folder = {}; ///< of a new one
    Words words = {};        ///< the commands of a new one, with "---" between them
    std::optional<unsigned> intervalMs = {};
    bool withChildren = false;
    bool force = false;

    bool isAsked() const { return repeat || !again.empty(); }
};

/// Has @p command take the options that only experiments have.
void addExperiment(CommandOptions& command, ExperimentOptions& experiment);

/// What is wrong with them; empty if nothing.
QString experimentProblem(const ExperimentOptions& options);

/// Makes the runs, then prints how they compare.
ExitStatus recordExperiment(const ExperimentOptions& options, TaskControl& control);

} // namespace tidemark::app
