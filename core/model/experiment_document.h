// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark
{

/// How the names of experiment files end.
inline constexpr std::string_view kExperimentEnding = ".tidemark-experiment";

/// A command whose memory is compared with that of others.
struct ExperimentCommand {
    std::string name = {};                   ///< short, and no other command's
    std::vector<std::string> arguments = {}; ///< the program first; at least one

    bool operator==(const ExperimentCommand&) const = default;
};

/// One run that is over.
struct ExperimentRun {
    std::size_t command = 0;         ///< place in ExperimentDocument::commands
    std::size_t series = 1;          ///< counts from 1: runs that were made together
    bool isWarmUp = false;           ///< to fill caches: not compared
    std::filesystem::path file = {}; ///< its recording, absolute
    std::optional<std::int64_t> startedUnixNs = {};
    std::optional<int> exitCode = {}; ///< none if a signal ended it, or nobody knows
    std::optional<int> signal = {};   ///< that ended it

    bool hasFailed() const { return signal || exitCode.value_or(0) != 0; }

    /// Whether it is one of those that are compared.
    bool counts() const { return !isWarmUp && !hasFailed(); }

    bool operator==(const ExperimentRun&) const = default;
};

/// Commands that are run several times each, in turn, and what came of it so far. See
/// core/documents/README.md.
struct ExperimentDocument {
    std::vector<ExperimentCommand> commands = {}; ///< at least one
    std::filesystem::path workingFolder = {};     ///< where the commands run, absolute
    std::chrono::milliseconds interval{100};      ///< between samples
    bool withChildren = false;                    ///< child processes are watched, too
    std::size_t repeat = 1;                       ///< runs of each command in a series
    std::size_t warmUp = 0;                       ///< further ones before them
    std::vector<ExperimentRun> runs = {};         ///< in the order they were made

    /// That were made so far; 0 without a run.
    std::size_t series() const { return runs.empty() ? 0 : runs.back().series; }

    bool operator==(const ExperimentDocument&) const = default;
};

} // namespace tidemark
