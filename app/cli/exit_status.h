// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tidemark::app
{

/// Exit statuses of tidemark-cli.
enum class ExitStatus {
    Done = 0,
    CheckFailed = 1, ///< one that was asked for, such as --fail-above
    WrongUsage = 2,
    UnreadableInput = 3, ///< also an output that cannot be written
    CannotBeWatched = 4, ///< no such process, no permission, a program that does not start
    Interrupted = 130,
};

} // namespace tidemark::app
