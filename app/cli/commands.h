// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command_options.h"
#include "app/cli/exit_status.h"
#include "core/task_control.h"

#include <functional>
#include <span>

namespace tidemark::app
{

/// A command with the options it was given: prints to standard output and returns the exit status.
using RunCommand = std::function<ExitStatus(TaskControl&)>;

/// One command of tidemark-cli.
struct Command {
    const char* name;
    const char* summary; ///< what it is for; translated in the context "Commands"
    RunCommand (*addOptions)(CommandOptions&); ///< what it returns owns the values of the options
};

/// All of them, in the order in which they are listed.
std::span<const Command> commands();

} // namespace tidemark::app
