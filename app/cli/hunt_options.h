// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/arguments/command_line.h"
#include "core/snapshots/hunt_rounds.h"

#include <cstdint>
#include <optional>
#include <string>

namespace tidemark::app
{

/// What is to be hunted, and how.
struct HuntOptions {
    std::optional<std::int32_t> pid;
    Words program;                       ///< with its arguments
    std::string action;                  ///< for the shell
    std::optional<double> actionSeconds; ///< that an action may take
    std::uint64_t times = 5;
    int rounds = kUsualRounds;
    double idleSeconds = 30.0;
    std::string folder;
    std::string request; ///< a URL, in the place of an action
    std::optional<std::string> method;
    std::optional<std::string> body;
    std::optional<std::uint64_t> parallel; ///< requests at once
    bool allowsRemote = false;
    bool opensInspector = false;
    bool isJson = false;
};

} // namespace tidemark::app
