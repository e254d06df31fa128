// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark
{

/// What runs a program's code.
enum class ProcessRuntime {
    Unknown, ///< too little may be seen of the process
    Native,  ///< none of the others, as far as can be seen
    Node,    ///< also Electron
    Python,
    Jvm,
    Php,
    Ruby,
};

/// What is seen of a process from outside.
struct ProgramTraces {
    std::string executable; ///< where /proc/PID/exe points to; empty if that may not be seen
    std::string name;       ///< as in ProcStat
    std::vector<std::string> commandLine;
};

/// By the executable; by the names in the command line where that one says nothing: titles that
/// programs give themselves, starters such as uwsgi. Unknown if neither tells. Any thread.
ProcessRuntime runtimeOf(const ProgramTraces& traces);

/// By the libraries in /proc/PID/maps: an interpreter inside another program. Native if there is
/// none among them. Any thread.
ProcessRuntime runtimeInMaps(std::string_view maps);

/// "node", "python", "jvm", "php", "ruby", "native"; empty if unknown. For files and scripts.
std::string_view runtimeId(ProcessRuntime runtime);

} // namespace tidemark
