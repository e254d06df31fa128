// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark
{

/// What stands between two commands of an experiment.
inline constexpr std::string_view kCommandSeparator = "---";

/// What the file of a new experiment is called in its folder.
inline constexpr std::string_view kExperimentFileName = "experiment.tidemark-experiment";

/// The commands in @p words, parted by kCommandSeparator. One may be empty.
std::vector<std::vector<std::string>> commandsIn(std::span<const std::string> words);

/// A short name for each of @p commands, which have a program each: the script that an interpreter
/// runs ("list.py" of "python3 list.py 7"), else the program; with its arguments where two would
/// have one name, and with a number where these are alike, too.
std::vector<std::string> commandNames(std::span<const std::vector<std::string>> commands);

/// The name of the recording of run @p number of a command called @p name: "3-list.tidemark".
std::filesystem::path runFileName(std::size_t number, const std::string& name);

} // namespace tidemark
