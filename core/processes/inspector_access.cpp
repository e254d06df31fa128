// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/inspector_access.h"

#include "core/processes/proc_file.h"
#include "core/processes/proc_link.h"
#include "core/processes/proc_text.h"
#include "core/processes/proc_words.h"
#include "core/processes/process_runtime.h"
#include "core/processes/process_signal.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstring>
#include <unistd.h>

namespace tidemark
{

namespace
{

/// "SIGUSR2" as a number.
std::optional<int> signalCalled(std::string_view name)
{
    constexpr std::string_view kPrefix = "SIG";
    constexpr int kMostSignals = 32; // real-time signals have no such names
    if (!name.starts_with(kPrefix)) {
        return {};
    }
    name.remove_prefix(kPrefix.size());
    for (int signal = 1; signal < kMostSignals; ++signal) {
        const char* const known = ::sigabbrev_np(signal);
        if (known != nullptr && name == known) {
            return signal;
        }
    }
    return {};
}

/// "9230", "0.0.0.0:9230", "[::1]:9230".
std::optional<std::uint16_t> portIn(std::string_view value)
{
    return wholeNumber<std::uint16_t>(value.substr(value.rfind(':') + 1)); // npos + 1 is 0
}

/// Of "--inspect", which opens it at once, of "--inspect-port", and the like.
void takePort(std::string_view name, std::string_view value, NodeOptions& options)
{
    const auto port = portIn(value);
    if (port == std::uint16_t{0}) {
        options.choosesPort = true;
        options.hasAnyPort = options.hasAnyPort || !name.ends_with("-port");
    } else if (port) {
        options.ports.push_back(*port);
    }
}

/// Node takes "_" for "-" in the names of options.
std::string optionName(std::string_view word)
{
    std::string name(word.substr(0, word.find('=')));
    std::ranges::replace(name, '_', '-');
    return name;
}

/// Takes Node's options from @p words up to the first that is none: the script, or what is Node's
/// no more.
void takeOptions(const std::vector<std::string>& words, NodeOptions& options)
{
    // Those whose value stands in a word of its own where it is not behind "=".
    constexpr std::array<std::string_view, 14> kWithValue{"-r",
                                                          "--require",
                                                          "--import",
                                                          "--loader",
                                                          "--experimental-loader",
                                                          "-C",
                                                          "--conditions",
                                                          "--env-file",
                                                          "--title",
                                                          "--icu-data-dir",
                                                          "--dns-result-order",
                                                          "--diagnostic-dir",
                                                          "--heapsnapshot-signal",
                                                          "--max-http-header-size"};
    for (std::size_t i = 0; i < words.size() && words[i].starts_with('-') && words[i] != "--";
         ++i) {
        const std::string name = optionName(words[i]);
        const std::size_t equals = words[i].find('=');
        std::string value =
            equals == std::string::npos ? std::string() : words[i].substr(equals + 1);
        const bool isBehind = equals == std::string::npos && i + 1 < words.size() &&
                              std::ranges::find(kWithValue, name) != kWithValue.end();
        if (isBehind) {
            value = words[++i];
        }
        if (name == "--disable-sigusr1") {
            options.disablesSignal = true;
        } else if (name == "--no-disable-sigusr1") {
            options.disablesSignal = false;
        } else if (name == "--heapsnapshot-signal") {
            options.snapshotSignal = signalCalled(value);
        } else if (name == "--diagnostic-dir") {
            options.diagnosticFolder = value;
        } else if (name.starts_with("--inspect") || name == "--debug-port") {
            takePort(name, value, options);
        }
    }
}

/// The words of NODE_OPTIONS: parted by blanks, where '"' keeps blanks and '\' what follows it.
std::vector<std::string> wordsOf(std::string_view text)
{
    std::vector<std::string> words;
    bool isQuoted = false;
    bool isInside = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char letter = text[i];
        if (letter == ' ' && !isQuoted) {
            isInside = false;
            continue;
        }
        if (!isInside) {
            words.emplace_back();
            isInside = true;
        }
        if (letter == '"') {
            isQuoted = !isQuoted;
            continue;
        }
        if (letter == '\\' && isQuoted && i + 1 < text.size()) {
            letter = text[++i];
        }
        words.back() += letter;
    }
    return words;
}

std::string commandLineText(std::int32_t pid)
{
    return readProcFile(procPath(pid, "cmdline")).value_or("");
}

/// By the executable alone: titles and names are what a program says of itself.
bool isNode(std::int32_t pid, const std::vector<std::string>& commandLine)
{
    const std::string executable = procLink(pid, "exe").value_or("");
    return !executable.empty() && runtimeOf({executable, {}, commandLine}) == ProcessRuntime::Node;
}

} // namespace

NodeOptions nodeOptionsOf(const std::vector<std::string>& commandLine, std::string_view environment)
{
    NodeOptions options;
    takeOptions(wordsOf(variableIn(environment, "NODE_OPTIONS")), options);
    if (!commandLine.empty()) {
        takeOptions({commandLine.begin() + 1, commandLine.end()}, options);
    }
    return options;
}

NodeOptions inspectorPortsOf(const std::vector<std::string>& commandLine)
{
    NodeOptions options;
    for (const std::string& word : commandLine) {
        const std::size_t equals = std::min(word.find('='), word.size());
        const std::string_view name = std::string_view(word).substr(0, equals);
        const bool isBrowsers = name == "--remote-debugging-port";
        if ((isBrowsers || name.starts_with("--inspect")) && equals < word.size()) {
            takePort(isBrowsers ? "--inspect" : name, word.substr(equals + 1), options);
        }
    }
    return options;
}

InspectorSignal inspectorSignalOf(const NodeOptions& options, std::uint64_t caught)
{
    if (!isInSignalSet(caught, SIGUSR1)) {
        return options.disablesSignal ? InspectorSignal::Disabled : InspectorSignal::Uncaught;
    }
    if (options.snapshotSignal == SIGUSR1) {
        return InspectorSignal::WritesHeap;
    }
    return options.disablesSignal ? InspectorSignal::Disabled : InspectorSignal::Opens;
}

Result<InspectorAccess> inspectorAccessOf(std::int32_t pid)
{
    const auto statText = readProcFile(procPath(pid, "stat"));
    const auto stat = statText ? parseStat(*statText) : std::nullopt;
    if (!stat) {
        return failure(ErrorCode::NoSuchProcess);
    }
    auto sockets = listeningSocketsOf(pid);
    if (!sockets) {
        return tl::unexpected(std::move(sockets.error()));
    }
    InspectorAccess access;
    access.identity = {pid, stat->startTime};
    access.isStopped = stat->state == 'T' || stat->state == 't';
    access.sockets = std::move(*sockets);
    access.folder = procLink(pid, "cwd").value_or("");
    const auto commandLine = parseCmdline(commandLineText(pid));
    if (!isNode(pid, commandLine)) {
        access.options = inspectorPortsOf(commandLine);
        return access;
    }
    const std::string status = readProcFile(procPath(pid, "status")).value_or("");
    const std::string environment = readProcFile(procPath(pid, "environ")).value_or("");
    const std::uint64_t caught = parseCaughtSignals(status).value_or(0);
    access.options = nodeOptionsOf(commandLine, environment);
    access.signal = inspectorSignalOf(access.options, caught);
    if (const auto signal = access.options.snapshotSignal;
        signal && isInSignalSet(caught, *signal)) {
        access.snapshotSignal = signal;
    }
    const bool isNear = procLink(pid, "ns/net") == procLink(::getpid(), "ns/net");
    if (access.signal == InspectorSignal::Opens && !isNear) {
        access.signal = InspectorSignal::OtherNetwork;
    }
    return access;
}

} // namespace tidemark
