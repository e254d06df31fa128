// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/hunt_action.h"

#include <chrono>

namespace tidemark
{

/// A command for the shell. It has worked if its exit status is 0.
struct ShellCommand {
    std::string text;
    std::chrono::milliseconds most = std::chrono::minutes(10); ///< that it may take
    bool passesErrorsOn = false; ///< what it prints on standard error goes to ours
};

/// Runs a command, one after the other, each in a process group of its own, which ends with it if
/// the hunt is given up. What it prints on standard output is thrown away.
class ShellAction final : public HuntAction
{
public:
    explicit ShellAction(ShellCommand command) : m_command(std::move(command)) {}

    /// Errors: Cancelled; CannotStart with the system's reason if there is no shell, or with
    /// kActionTooLong: the group has been ended then.
    Result<ActionsDone> act(std::uint64_t times, TaskControl& control) override;

private:
    const ShellCommand m_command;
};

} // namespace tidemark
