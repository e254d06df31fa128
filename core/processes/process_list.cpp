// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/process_list.h"

#include "core/processes/proc_file.h"
#include "core/processes/proc_folder.h"
#include "core/processes/proc_link.h"
#include "core/processes/process_container.h"

#include <cerrno>
#include <ctime>
#include <pwd.h>
#include <unistd.h>

namespace tidemark
{

namespace
{

/// A program is started by fork and exec: so long, a process may still be a copy of its parent.
constexpr double kYoungSeconds = 2.0;

/// The kernel keeps this many bytes of a program's name.
constexpr std::size_t kStatNameLength = 15;

double ticksPerSecond()
{
    static const auto ticks = static_cast<double>(::sysconf(_SC_CLK_TCK));
    return ticks;
}

double clockSeconds(clockid_t clock)
{
    timespec time{};
    ::clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

/// In a container PID 2 may be any program; but that has memory.
bool isKernelThread(const ProcStat& stat, const ProcStatus& status)
{
    constexpr std::int32_t kKernelParent = 2;
    return (stat.pid == kKernelParent || stat.parent == kKernelParent) && !status.resident &&
           stat.state != 'Z' && stat.state != 'X';
}

std::string baseName(const std::string& path)
{
    return path.substr(path.rfind('/') + 1); // npos + 1 is 0
}

/// The name that the kernel has cut, whole if the command line begins with it. A program has the
/// name of its file where it was started as /proc/self/exe, and where its main thread is called so:
/// Node.js does that from version 24 on.
std::string wholeName(const std::string& statName, const std::vector<std::string>& commandLine,
                      const std::optional<std::string>& executable)
{
    if ((statName == "exe" || statName == "MainThread") && executable) {
        return baseName(*executable);
    }
    if (statName.size() < kStatNameLength || commandLine.empty()) {
        return statName;
    }
    const std::string base = baseName(commandLine.front());
    return base.starts_with(statName) ? base.substr(0, base.find(' ')) : statName;
}

ProcessRuntime findRuntime(const ProcStat& stat, const std::vector<std::string>& commandLine,
                           const std::optional<std::string>& executable)
{
    const ProcessRuntime told = runtimeOf({executable.value_or(""), stat.name, commandLine});
    if (told != ProcessRuntime::Unknown || !executable) {
        return told;
    }
    const auto maps = readProcFile(procPath(stat.pid, "maps"));
    return maps && !maps->empty() ? runtimeInMaps(*maps) : ProcessRuntime::Unknown;
}

std::string findContainer(std::int32_t pid, const ProcStatus& status)
{
    std::string container = containerInGroups(readProcFile(procPath(pid, "cgroup")).value_or(""));
    const bool isInside = status.namespacePids.size() > 1;
    return container.empty() && isInside ? pidNamespaceName(procLink(pid, "ns/pid").value_or(""))
                                         : container;
}

} // namespace

ProcessRuntime runtimeOfProcess(std::int32_t pid)
{
    const auto stat = readProcFile(procPath(pid, "stat")).map(parseStat);
    return stat && *stat
               ? findRuntime(**stat,
                             parseCmdline(readProcFile(procPath(pid, "cmdline")).value_or("")),
                             procLink(pid, "exe"))
               : ProcessRuntime::Unknown;
}

std::string programNameOf(std::int32_t pid)
{
    const auto stat = readProcFile(procPath(pid, "stat")).map(parseStat);
    return stat && *stat
               ? wholeName((*stat)->name,
                           parseCmdline(readProcFile(procPath(pid, "cmdline")).value_or("")),
                           procLink(pid, "exe"))
               : std::string();
}

std::vector<ProcessEntry> ProcessList::list()
{
    m_now = Clock::now();
    m_bootUnix = clockSeconds(CLOCK_REALTIME) - clockSeconds(CLOCK_BOOTTIME);
    std::vector<ProcessEntry> entries;
    for (const std::int32_t pid : numbersIn("/proc")) {
        if (auto entry = entryOf(pid)) {
            entries.push_back(std::move(*entry));
        }
    }
    m_known = std::exchange(m_next, {});
    return entries;
}

std::optional<ProcessEntry> ProcessList::entryOf(std::int32_t pid)
{
    const auto statText = readProcFile(procPath(pid, "stat"));
    const auto statusText = readProcFile(procPath(pid, "status"));
    const auto stat = statText ? parseStat(*statText) : std::nullopt;
    if (!stat || !statusText) {
        return {};
    }
    const ProcStatus status = parseStatus(*statusText);
    const double ticks = ticksPerSecond();
    ProcessEntry entry;
    entry.identity = {pid, stat->startTime};
    entry.parent = stat->parent;
    entry.uid = status.effectiveUid;
    entry.user = status.effectiveUid ? userName(*status.effectiveUid) : std::string();
    entry.state = stat->state;
    entry.resident = status.resident;
    entry.threads = status.threads;
    entry.cpuSeconds = static_cast<double>(stat->userTime + stat->systemTime) / ticks;
    const double started = static_cast<double>(stat->startTime) / ticks;
    entry.startedUnix = m_bootUnix + started;
    entry.isKernelThread = isKernelThread(*stat, status);

    const auto known = m_known.find(entry.identity);
    const bool isKnown = known != m_known.end();
    if (isKnown) {
        const std::chrono::duration<double> passed = Clock::now() - known->second.seen;
        const double used = entry.cpuSeconds - known->second.cpuSeconds;
        entry.cpuPercent =
            passed.count() > 0 ? std::optional(100.0 * used / passed.count()) : std::nullopt;
    }
    const bool isSame =
        isKnown &&
        (!status.resident || (known->second.isFinal && known->second.statName == stat->name));
    const double age = clockSeconds(CLOCK_BOOTTIME) - started;
    Facts facts = isSame ? std::move(known->second) : factsOf(*stat, status, age);
    facts.cpuSeconds = entry.cpuSeconds;
    facts.seen = Clock::now();
    entry.name = facts.name;
    entry.commandLine = facts.commandLine;
    entry.container = facts.container;
    entry.runtime = facts.runtime;
    entry.isOpen = facts.isOpen;
    m_next[entry.identity] = std::move(facts);
    return entry;
}

ProcessList::Facts ProcessList::factsOf(const ProcStat& stat, const ProcStatus& status,
                                        double age) const
{
    Facts facts;
    facts.statName = stat.name;
    facts.name = stat.name;
    facts.isFinal = age > kYoungSeconds;
    if (!status.resident) {
        return facts;
    }
    facts.commandLine = parseCmdline(readProcFile(procPath(stat.pid, "cmdline")).value_or(""));
    const auto executable = procLink(stat.pid, "exe");
    facts.name = wholeName(stat.name, facts.commandLine, executable);
    facts.isOpen = executable.has_value();
    facts.runtime = findRuntime(stat, facts.commandLine, executable);
    facts.container = findContainer(stat.pid, status);
    return facts;
}

const std::string& ProcessList::userName(std::uint32_t uid)
{
    std::string& name = m_users[uid];
    if (name.empty()) {
        std::vector<char> buffer(1024);
        passwd entry{};
        passwd* found = nullptr;
        while (::getpwuid_r(uid, &entry, buffer.data(), buffer.size(), &found) == ERANGE &&
               buffer.size() < (1U << 20U)) {
            buffer.resize(2 * buffer.size());
        }
        name = found != nullptr ? found->pw_name : std::to_string(uid);
    }
    return name;
}

} // namespace tidemark
