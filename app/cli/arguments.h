// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <string>
#include <vector>

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

enum class Command {
    Formats,
    Summary,
    Runs,
    Leak,
    Convert,
    Types,
    Compare,
    Object,
    Nodes,
    Processes,
    Record
};

/// What the user asked for. Paths and ids are the bytes of the command line.
struct Arguments {
    Command command = Command::Formats;
    std::vector<std::string> files;
    std::string format; ///< id of the reader to take, empty to find it by content
    std::string output;
    bool json = false;

    std::size_t snapshot = 0;       ///< which of the file's snapshots
    std::optional<std::size_t> top; ///< rows to print, all if not given
    std::string objectId;
    unsigned depth = 1;    ///< levels of retainers
    std::string matchBy;   ///< "type", "object", or empty for what fits
    std::string failAbove; ///< empty if not asked for
    std::string limit;     ///< what the process may use, empty if not given

    std::optional<std::int32_t> pid;
    std::string namePattern;
    std::vector<std::string> program; ///< with its arguments
    unsigned intervalMs = 100;
    std::optional<double> durationSeconds;
    bool withChildren = false;
    bool followsRestarts = false;
};

/// Understanding the command line ended the program: nothing more to do but to exit.
struct EarlyExit {
    ExitStatus status = ExitStatus::Done;
    QString output;  ///< help or version
    QString message; ///< what was wrong
};

/// The value of `--lang`, which must be known before any text is made; empty if not given.
QString languageArgument(int count, const char* const* values);

/// Fills @p arguments; an EarlyExit for help and for wrong usage.
std::optional<EarlyExit> parseArguments(int count, const char* const* values, Arguments& arguments);

} // namespace tidemark::app
