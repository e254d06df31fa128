// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/processes/launched_program.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace tidemark
{

/// A program to start, and how.
struct LaunchRequest {
    /// The program first. Without a slash it is looked up in PATH, in that of `environment` if it
    /// has one; with a slash it is a path as seen from `folder`.
    std::vector<std::string> arguments;

    std::filesystem::path folder = {}; ///< where it runs; this process's own if empty

    /// Added to this process's own variables, in place of those with the same name.
    std::vector<std::pair<std::string, std::string>> environment = {};

    bool keepsOutput = true;    ///< through pipes; else it prints where this process prints
    bool inheritsInput = false; ///< this process's standard input; else an empty one
    bool hasAgent = true;       ///< Python programs get `@profile`, as with `mprof run`

    /// False: Ctrl+C at the terminal reaches it too, and it may read from there.
    bool hasOwnGroup = true;
};

/// The file of the program that launch() would start. Any thread. Error: CannotStart, as launch()
/// has it before it starts anything.
Result<std::filesystem::path> findProgram(const LaunchRequest& request);

/// Starts a program, with default SIGPIPE and no signal blocked.
///
/// When this returns the program itself is in place (exec is done), but has hardly run: a probe
/// that is opened now sees its first millisecond. Safe in a process with many threads and a large
/// memory, of which nothing is copied. Any thread.
///
/// Error: CannotStart, with the system's reason: no such program, no permission, no such folder.
Result<LaunchedProgram> launch(const LaunchRequest& request);

} // namespace tidemark
