// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recorder/experiment_names.h"

#include <algorithm>
#include <array>
#include <map>

namespace tidemark
{

namespace
{

constexpr std::size_t kLongestName = 60;
constexpr std::size_t kLongestFileName = 40;

/// Programs whose first argument that is no option is what they run.
constexpr std::array<std::string_view, 14> kInterpreters{"python", "php",  "node", "ruby",   "perl",
                                                         "bash",   "sh",   "dash", "zsh",    "deno",
                                                         "bun",    "pypy", "lua",  "Rscript"};

std::string baseName(const std::string& path)
{
    const std::string name = std::filesystem::path(path).filename().string();
    return name.empty() ? path : name;
}

/// "python3.11" is called as "python" is.
bool isInterpreter(std::string_view program)
{
    const std::size_t end = program.find_last_not_of("0123456789.-");
    const std::string_view plain = program.substr(0, end == program.npos ? 0 : end + 1);
    return std::ranges::find(kInterpreters, plain) != kInterpreters.end();
}

bool isOption(const std::string& word)
{
    return word.starts_with('-');
}

std::string shortName(const std::vector<std::string>& command)
{
    const std::string program = baseName(command.front());
    const auto script = std::find_if_not(command.begin() + 1, command.end(), isOption);
    const bool isScript = isInterpreter(program) && script != command.end() &&
                          (script == command.begin() + 1 || *(script - 1) != "-c");
    return isScript ? baseName(*script) : program;
}

/// The same, and the arguments behind it.
std::string longName(const std::vector<std::string>& command)
{
    std::string name = shortName(command);
    for (std::size_t i = 1; i < command.size() && name.size() < kLongestName; ++i) {
        if (baseName(command[i]) != shortName(command)) {
            name += " " + command[i];
        }
    }
    return name.substr(0, kLongestName);
}

bool isPlain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

} // namespace

std::vector<std::vector<std::string>> commandsIn(std::span<const std::string> words)
{
    std::vector<std::vector<std::string>> commands(1);
    for (const std::string& word : words) {
        if (word == kCommandSeparator) {
            commands.emplace_back();
        } else {
            commands.back().push_back(word);
        }
    }
    return commands;
}

std::vector<std::string> commandNames(std::span<const std::vector<std::string>> commands)
{
    std::map<std::string, std::size_t> met;
    for (const auto& command : commands) {
        ++met[shortName(command)];
    }
    std::vector<std::string> names;
    for (const auto& command : commands) {
        const std::string name = shortName(command);
        std::string full = met[name] > 1 ? longName(command) : name;
        const std::string plain = full;
        for (std::size_t number = 2; std::ranges::find(names, full) != names.end(); ++number) {
            full = plain + " (" + std::to_string(number) + ")";
        }
        names.push_back(std::move(full));
    }
    return names;
}

std::filesystem::path runFileName(std::size_t number, const std::string& name)
{
    const std::string stem = std::filesystem::path(name).stem().string();
    const bool isScript = name.find(' ') == name.npos && !stem.empty();
    std::string plain;
    for (const char c : isScript ? stem : name) {
        if (isPlain(c)) {
            plain += c;
        } else if (!plain.empty() && plain.back() != '-') {
            plain += '-';
        }
    }
    plain = plain.substr(0, kLongestFileName);
    while (plain.ends_with('-')) {
        plain.pop_back();
    }
    return std::to_string(number) + "-" + (plain.empty() ? "run" : plain) + ".tidemark";
}

} // namespace tidemark
