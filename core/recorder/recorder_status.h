// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/processes/launched_program.h"
#include "core/result.h"

#include <vector>

namespace tidemark
{

/// How far a recorder is.
struct RecorderStatus {
    enum class State {
        Watching,
        Waiting, ///< for the process that comes after the one that has ended
        Ended,
    };

    State state = State::Watching;
    std::int32_t pid = 0;              ///< of the main process, or the last one; 0 for none
    std::int64_t length = 0;           ///< nanoseconds from the start until now, or until the end
    std::uint64_t restarts = 0;        ///< seen so far
    std::uint64_t missed = 0;          ///< samples that came too late and were left out
    std::int64_t childrenInterval = 0; ///< nanoseconds between samples of its children, where that
                                       ///< is longer than asked for; else 0
    std::uint64_t version = 0;         ///< grows with each new recording()
    bool isAgentMissing = false; ///< of a program: functions of Python with @profile are not seen
    bool isProgramRunning =
        false; ///< it was started, and it runs or what it printed is not read yet
    std::optional<ExitStatus> exit = {}; ///< of a program that was started
    std::optional<Error> failure = {};   ///< why it ended early: CannotWrite, or a source's reason
    std::vector<Error> lostSources = {}; ///< why sources beside the first deliver no more
};

} // namespace tidemark
