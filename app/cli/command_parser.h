// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands.h"

namespace tidemark::app
{

/// What a command line of tidemark-cli comes to.
struct ParsedCommand {
    RunCommand run;                       ///< the command; null if there is nothing to run
    ExitStatus status = ExitStatus::Done; ///< the program's without a command
    QString output;                       ///< help or version
    QString message;                      ///< what was wrong
};

/// Finds the command in @p line and sets its options. @p others are its words without the language.
ParsedCommand parseCommand(const CommandLine& line, const Words& others);

} // namespace tidemark::app
