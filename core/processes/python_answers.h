// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/type_table.h"
#include "core/processes/process_identity.h"
#include "core/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace tidemark
{

/// Where a Python program with our agent answers: resources/agents/python/README.md.
struct PythonAnswers {
    ProcessIdentity identity;
    std::string path;       ///< of its Unix socket, from here; empty if the program has none
    std::uint32_t user = 0; ///< with whose rights it runs
    bool isStopped = false; ///< by a signal or a debugger: it answers nothing
};

/// Errors: NoSuchProcess; NotPermitted where the process is another user's. Any thread.
Result<PythonAnswers> pythonAnswersOf(std::int32_t pid);

/// The path of the agent's socket in the text of /proc/PID/net/unix, of those whose inode @p holds
/// says the process has; empty if there is none. Any bytes may come in.
std::string agentSocketIn(std::string_view text, const std::vector<std::uint64_t>& held);

/// The types in an agent's answer, all of them. Error: Malformed.
Result<TypeTable> pythonTypesIn(std::string_view answer);

} // namespace tidemark
