// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/hotspot_access.h"

#include "core/processes/perf_data.h"
#include "core/processes/proc_file.h"
#include "core/processes/proc_folder.h"
#include "core/processes/proc_link.h"
#include "core/processes/proc_text.h"
#include "core/processes/proc_words.h"
#include "core/processes/process_runtime.h"
#include "core/processes/process_signal.h"

#include <algorithm>
#include <array>
#include <csignal>

namespace tidemark
{

namespace
{

/// What of a JVM is mapped.
struct MappedParts {
    bool isHotspot = false;
    bool isOpenJ9 = false;
    std::string figures; ///< as the process itself sees it
    std::uint64_t figuresInode = 0;
};

/// "7f00-7f10 rw-s 00000000 08:01 1234    /tmp/hsperfdata_me/4711"
void takeLine(std::string_view line, MappedParts& parts)
{
    std::array<std::string_view, 5> words;
    for (std::string_view& word : words) {
        word = takeWord(line);
    }
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    const std::string_view file = line.substr(line.rfind('/') + 1); // npos + 1 is 0
    parts.isHotspot = parts.isHotspot || file.starts_with("libjvm.so");
    parts.isOpenJ9 = parts.isOpenJ9 || file.starts_with("libj9vm");
    if (line.starts_with("/tmp/hsperfdata_") && !line.ends_with(" (deleted)")) {
        parts.figures = line;
        parts.figuresInode = wholeNumber<std::uint64_t>(words.back()).value_or(0);
    }
}

Result<MappedParts> mappedParts(std::int32_t pid)
{
    constexpr std::uint64_t kMostText = std::uint64_t{256} << 20U;
    auto file = ProcFile::open(procPath(pid, "maps"));
    if (!file) {
        return tl::unexpected(std::move(file.error()));
    }
    MappedParts parts;
    std::string rest; // of a line that goes on
    for (std::uint64_t offset = 0; offset < kMostText;) {
        const auto piece = file->readAt(offset);
        if (!piece) {
            return tl::unexpected(piece.error());
        }
        if (piece->empty()) {
            break;
        }
        offset += piece->size();
        rest += *piece;
        std::string_view lines = rest;
        for (std::size_t end = lines.find('\n'); end != lines.npos; end = lines.find('\n')) {
            takeLine(lines.substr(0, end), parts);
            lines.remove_prefix(end + 1);
        }
        rest = std::string(lines);
    }
    return parts;
}

void takeOption(std::string_view word, HotspotOptions& options)
{
    if (word == "-Xrs" || word == "-XX:+ReduceSignalUsage") {
        options.reducesSignals = true;
    } else if (word == "-XX:-ReduceSignalUsage") {
        options.reducesSignals = false;
    } else if (word == "-XX:+DisableAttachMechanism" || word == "-XX:-DisableAttachMechanism") {
        options.disablesAttach = word[4] == '+';
    }
}

void takeOptions(std::string_view words, HotspotOptions& options)
{
    for (std::string_view word = takeWord(words); !word.empty(); word = takeWord(words)) {
        takeOption(word, options);
    }
}

/// The launcher java, or a program that has a JVM in it, whose thread for signals is there. Only
/// newer JVMs give their threads names.
bool mayHandleSignals(std::int32_t pid, const std::vector<std::string>& commandLine)
{
    const std::string executable = procLink(pid, "exe").value_or("");
    if (runtimeOf({executable, {}, commandLine}) == ProcessRuntime::Jvm) {
        return true;
    }
    const std::string folder = procPath(pid, "task");
    return std::ranges::any_of(numbersIn(folder), [&folder](std::int32_t thread) {
        return readProcFile(folder + "/" + std::to_string(thread) + "/comm")
            .value_or("")
            .starts_with("Signal Dispatch");
    });
}

/// "1" in the first place: what the JVM itself says of attaching. None if it keeps no figures.
std::optional<bool> allowsAttaching(const HotspotAccess& access)
{
    const auto file = PerfDataFile::open(access.figures, access.user, access.figuresInode);
    const auto figures = file ? file->read() : std::nullopt;
    const std::string told = figures ? figures->text("sun.rt.jvmCapabilities") : std::string();
    return told.empty() ? std::nullopt : std::optional(told.front() == '1');
}

HotspotSignal signalOf(const HotspotAccess& access, const MappedParts& parts, std::uint64_t caught)
{
    const std::int32_t pid = access.identity.pid;
    const auto commandLine = parseCmdline(readProcFile(procPath(pid, "cmdline")).value_or(""));
    if (parts.isOpenJ9) {
        return HotspotSignal::OtherJvm;
    }
    if (!parts.isHotspot || !mayHandleSignals(pid, commandLine)) {
        return HotspotSignal::NotJvm;
    }
    const auto options =
        hotspotOptionsOf(commandLine, readProcFile(procPath(pid, "environ")).value_or(""));
    if (options.reducesSignals || !isInSignalSet(caught, SIGQUIT)) {
        return HotspotSignal::Uncaught;
    }
    return allowsAttaching(access).value_or(!options.disablesAttach) ? HotspotSignal::Opens
                                                                     : HotspotSignal::Disabled;
}

} // namespace

HotspotOptions hotspotOptionsOf(const std::vector<std::string>& commandLine,
                                std::string_view environment)
{
    // Those whose value stands in a word of its own.
    constexpr std::array<std::string_view, 8> kWithValue{
        "-cp",           "-classpath",    "--class-path",  "-p",
        "--module-path", "--add-modules", "--add-exports", "--add-opens"};
    HotspotOptions options;
    takeOptions(variableIn(environment, "JAVA_TOOL_OPTIONS"), options);
    takeOptions(variableIn(environment, "JDK_JAVA_OPTIONS"), options);
    for (std::size_t i = 1; i < commandLine.size(); ++i) {
        const std::string& word = commandLine[i];
        if (word == "-jar" || word == "-m" || word == "--module" ||
            (!word.starts_with('-') && !word.starts_with('@'))) {
            break;
        }
        i += std::ranges::find(kWithValue, word) != kWithValue.end() ? 1 : 0;
        takeOption(word, options);
    }
    takeOptions(variableIn(environment, "_JAVA_OPTIONS"), options);
    return options;
}

Result<HotspotAccess> hotspotAccessOf(std::int32_t pid)
{
    const auto statText = readProcFile(procPath(pid, "stat"));
    const auto statusText = readProcFile(procPath(pid, "status"));
    const auto stat = statText ? parseStat(*statText) : std::nullopt;
    if (!stat || !statusText) {
        return failure(ErrorCode::NoSuchProcess);
    }
    auto parts = mappedParts(pid);
    if (!parts) {
        return tl::unexpected(std::move(parts.error()));
    }
    const ProcStatus status = parseStatus(*statusText);
    HotspotAccess access;
    access.identity = {pid, stat->startTime};
    access.isStopped = stat->state == 'T' || stat->state == 't';
    access.user = status.effectiveUid.value_or(0);
    access.ownPid = status.namespacePids.empty() ? pid : status.namespacePids.back();
    access.folder = procPath(pid, "root/tmp");
    if (!parts->figures.empty()) {
        access.figures = procPath(pid, "root") + parts->figures;
        access.figuresInode = parts->figuresInode;
    }
    access.signal = signalOf(access, *parts, parseCaughtSignals(*statusText).value_or(0));
    return access;
}

} // namespace tidemark
