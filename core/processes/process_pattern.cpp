// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/process_pattern.h"

#include <algorithm>
#include <set>

namespace tidemark
{

namespace
{

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words) {
        text += text.empty() ? "" : " ";
        text += word;
    }
    return text;
}

/// @p pid and the processes it descends from.
std::set<std::int32_t> lineOf(std::int32_t pid, const std::vector<ProcessEntry>& list)
{
    std::set<std::int32_t> line;
    const auto find = [&list](std::int32_t wanted) {
        return std::ranges::find(list, wanted,
                                 [](const ProcessEntry& entry) { return entry.identity.pid; });
    };
    for (auto entry = find(pid); entry != list.end() && line.insert(entry->identity.pid).second;
         entry = find(entry->parent)) {
    }
    return line;
}

bool contains(const ProcessEntry& entry, std::string_view pattern)
{
    return entry.name.find(pattern) != std::string::npos ||
           joined(entry.commandLine).find(pattern) != std::string::npos;
}

bool isTidemark(const ProcessEntry& entry)
{
    return entry.name == "tidemark" || entry.name == "tidemark-cli";
}

std::vector<ProcessEntry> exactMatches(const std::vector<ProcessEntry>& list,
                                       std::string_view pattern, std::int32_t self)
{
    std::vector<ProcessEntry> found;
    std::ranges::copy_if(list, std::back_inserter(found), [&](const ProcessEntry& entry) {
        return entry.canBeWatched() && entry.identity.pid != self && entry.name == pattern;
    });
    return found;
}

std::vector<ProcessEntry> looseMatches(const std::vector<ProcessEntry>& list,
                                       std::string_view pattern, std::int32_t self)
{
    const std::set<std::int32_t> own = lineOf(self, list);
    std::vector<ProcessEntry> found;
    std::ranges::copy_if(list, std::back_inserter(found), [&](const ProcessEntry& entry) {
        return entry.canBeWatched() && !own.contains(entry.identity.pid) && !isTidemark(entry) &&
               contains(entry, pattern);
    });
    return found;
}

/// The first word behind the program that is no option: "app.py" in "python3 -u src/app.py". Of
/// "-m server" and "-jar x.jar" the value.
std::string scriptIn(const std::vector<std::string>& commandLine)
{
    for (std::size_t i = 1; i < commandLine.size(); ++i) {
        const std::string& word = commandLine[i];
        if (word == "-c" || word == "-e" || word == "-r" || word == "-cp" || word == "-classpath") {
            ++i; // takes a value that names no program
        } else if (!word.empty() && word.front() != '-') {
            return word.substr(word.rfind('/') + 1); // npos + 1 is 0
        }
    }
    return {};
}

} // namespace

std::vector<ProcessEntry> processesMatching(const std::vector<ProcessEntry>& list,
                                            std::string_view pattern, std::int32_t self)
{
    if (pattern.empty()) {
        return {};
    }
    std::vector<ProcessEntry> found = exactMatches(list, pattern, self);
    if (found.empty()) {
        found = looseMatches(list, pattern, self);
    }
    std::ranges::sort(found, {}, [](const ProcessEntry& entry) {
        return std::pair(entry.identity.startTime, entry.identity.pid);
    });
    return found;
}

std::string suggestedPattern(const ProcessEntry& process)
{
    const bool isInterpreted =
        process.runtime != ProcessRuntime::Native && process.runtime != ProcessRuntime::Unknown;
    const std::string script = isInterpreted ? scriptIn(process.commandLine) : std::string();
    return script.empty() ? process.name : script;
}

} // namespace tidemark
