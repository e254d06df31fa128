// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/process_runtime.h"

#include <algorithm>
#include <array>

namespace tidemark
{

namespace
{

/// The beginning of a program's name; what may follow it is a version.
struct KnownName {
    std::string_view name;
    ProcessRuntime runtime;
};

constexpr std::array kExecutables{
    KnownName{"node", ProcessRuntime::Node},     KnownName{"nodejs", ProcessRuntime::Node},
    KnownName{"electron", ProcessRuntime::Node}, KnownName{"python", ProcessRuntime::Python},
    KnownName{"pypy", ProcessRuntime::Python},   KnownName{"java", ProcessRuntime::Jvm},
    KnownName{"php", ProcessRuntime::Php},       KnownName{"php-fpm", ProcessRuntime::Php},
    KnownName{"php-cgi", ProcessRuntime::Php},   KnownName{"ruby", ProcessRuntime::Ruby},
    KnownName{"jruby", ProcessRuntime::Jvm},
};

/// Programs and titles that tell the runtime only by habit: an executable of such a name may be
/// anything.
constexpr std::array kTitles{
    KnownName{"uwsgi", ProcessRuntime::Python},   KnownName{"gunicorn", ProcessRuntime::Python},
    KnownName{"celery", ProcessRuntime::Python},  KnownName{"celeryd", ProcessRuntime::Python},
    KnownName{"uvicorn", ProcessRuntime::Python}, KnownName{"next-server", ProcessRuntime::Node},
    KnownName{"npm", ProcessRuntime::Node},       KnownName{"pm2", ProcessRuntime::Node},
    KnownName{"puma", ProcessRuntime::Ruby},      KnownName{"sidekiq", ProcessRuntime::Ruby},
};

constexpr std::array kLibraries{
    KnownName{"libpython", ProcessRuntime::Python}, KnownName{"libjvm.so", ProcessRuntime::Jvm},
    KnownName{"libnode.so", ProcessRuntime::Node},  KnownName{"libphp", ProcessRuntime::Php},
    KnownName{"libruby", ProcessRuntime::Ruby},
};

std::string_view baseName(std::string_view path)
{
    return path.substr(path.rfind('/') + 1); // npos + 1 is 0
}

/// "3.11", "8.2", "-64", "3-dbg" or nothing.
bool isVersion(std::string_view text)
{
    return text.empty() || (text[0] >= '0' && text[0] <= '9') || text.starts_with("-dbg");
}

template <std::size_t count>
ProcessRuntime find(const std::array<KnownName, count>& list, std::string_view name)
{
    const auto found = std::ranges::find_if(list, [name](const KnownName& known) {
        return name.starts_with(known.name) && isVersion(name.substr(known.name.size()));
    });
    return found == list.end() ? ProcessRuntime::Unknown : found->runtime;
}

/// A word that names a program: "/usr/bin/python3", "gunicorn: master [app]", "PM2 v5: Daemon".
ProcessRuntime ofWord(std::string_view word)
{
    const std::size_t end = word.find_first_of(" :(");
    const std::string_view name = baseName(word.substr(0, end));
    const ProcessRuntime runtime = find(kExecutables, name);
    if (runtime != ProcessRuntime::Unknown) {
        return runtime;
    }
    return name == "PM2" ? ProcessRuntime::Node : find(kTitles, name);
}

bool isAssignment(std::string_view word)
{
    return word.find('=') != word.npos;
}

/// The first word that names a program, behind "env" and what env takes for itself.
std::string_view programIn(const std::vector<std::string>& commandLine)
{
    auto word = commandLine.begin();
    if (word != commandLine.end() && baseName(*word) == "env") {
        do {
            ++word;
        } while (word != commandLine.end() && (word->starts_with('-') || isAssignment(*word)));
    }
    return word == commandLine.end() ? std::string_view() : std::string_view(*word);
}

bool isElectron(const std::vector<std::string>& commandLine)
{
    return std::ranges::any_of(commandLine, [](std::string_view word) {
        return baseName(word) == "app.asar" || word.ends_with("=app.asar") ||
               word.find("/app.asar") != word.npos;
    });
}

} // namespace

ProcessRuntime runtimeOf(const ProgramTraces& traces)
{
    constexpr std::string_view kDeleted = " (deleted)";
    std::string_view executable = traces.executable;
    if (executable.ends_with(kDeleted)) {
        executable.remove_suffix(kDeleted.size());
    }
    if (const auto known = find(kExecutables, baseName(executable));
        known != ProcessRuntime::Unknown) {
        return known;
    }
    if (isElectron(traces.commandLine)) {
        return ProcessRuntime::Node;
    }
    if (const auto known = ofWord(programIn(traces.commandLine));
        known != ProcessRuntime::Unknown) {
        return known;
    }
    return ofWord(traces.name);
}

ProcessRuntime runtimeInMaps(std::string_view maps)
{
    while (!maps.empty()) {
        const std::string_view line = maps.substr(0, maps.find('\n'));
        const std::size_t path = line.find('/');
        const std::string_view file =
            path == line.npos ? std::string_view() : baseName(line.substr(path));
        for (const KnownName& library : kLibraries) {
            if (file.starts_with(library.name)) {
                return library.runtime;
            }
        }
        maps.remove_prefix(std::min(line.size() + 1, maps.size()));
    }
    return ProcessRuntime::Native;
}

std::string_view runtimeId(ProcessRuntime runtime)
{
    switch (runtime) {
    case ProcessRuntime::Unknown:
        break;
    case ProcessRuntime::Native:
        return "native";
    case ProcessRuntime::Node:
        return "node";
    case ProcessRuntime::Python:
        return "python";
    case ProcessRuntime::Jvm:
        return "jvm";
    case ProcessRuntime::Php:
        return "php";
    case ProcessRuntime::Ruby:
        return "ruby";
    }
    return {};
}

} // namespace tidemark
