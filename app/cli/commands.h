// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "core/task_control.h"

namespace tidemark::app
{

// The commands of tidemark-cli: they print to standard output and return the exit status.

ExitStatus runFormats(const Arguments& arguments);
ExitStatus runSummary(const Arguments& arguments, TaskControl& control);
ExitStatus runRuns(const Arguments& arguments, TaskControl& control);
ExitStatus runLeak(const Arguments& arguments, TaskControl& control);
ExitStatus runConvert(const Arguments& arguments, TaskControl& control);
ExitStatus runTypes(const Arguments& arguments, TaskControl& control);
ExitStatus runCompare(const Arguments& arguments, TaskControl& control);
ExitStatus runObject(const Arguments& arguments, TaskControl& control);
ExitStatus runRecord(const Arguments& arguments, TaskControl& control);
ExitStatus runNodes(const Arguments& arguments, TaskControl& control);
ExitStatus runProcesses(const Arguments& arguments);

} // namespace tidemark::app
