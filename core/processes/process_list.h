// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/processes/proc_text.h"
#include "core/processes/process_identity.h"
#include "core/processes/process_runtime.h"

#include <chrono>
#include <map>

namespace tidemark
{

/// One process as a list shows it.
struct ProcessEntry {
    ProcessIdentity identity;
    std::int32_t parent = 0;
    std::string name; ///< of the program, whole where the command line tells it; of any content
    std::vector<std::string> commandLine; ///< none for kernel threads and zombies
    std::optional<std::uint32_t> uid;     ///< with whose rights it runs
    std::string user;                     ///< its name, else the number; empty if not known
    char state = '?';                     ///< a letter, as in ProcStat
    ProcBytes resident;                   ///< RSS
    std::optional<std::uint64_t> threads;
    double cpuSeconds = 0.0;          ///< used in its life, user and system
    std::optional<double> cpuPercent; ///< of one core since the list before, where it was in it
    double startedUnix = 0.0;         ///< seconds; moves with the system's clock
    ProcessRuntime runtime = ProcessRuntime::Unknown;
    std::string container; ///< as containerInGroups() and pidNamespaceName(); empty outside of any
    bool isKernelThread = false;
    bool isOpen = false; ///< whether we may look inside: PSS, USS and files can be read

    /// It has memory, now.
    bool canBeWatched() const { return resident.has_value(); }
};

/// What runs the code of the process @p pid now, as lists show it. Any thread.
ProcessRuntime runtimeOfProcess(std::int32_t pid);

/// The name of the program of process @p pid, as lists show it; empty if there is no such process.
/// Any thread.
std::string programNameOf(std::int32_t pid);

/// Lists the processes of this machine, again and again: what hardly changes is read once for each
/// process. Some 10 microseconds a process, 40 when it is new. Used by one thread at a time.
class ProcessList
{
public:
    /// All that there are, by PID; those that end meanwhile are left out.
    std::vector<ProcessEntry> list();

private:
    using Clock = std::chrono::steady_clock;

    /// What is kept of a process.
    struct Facts {
        std::string statName; ///< an exec or a new title changes it
        std::string name;
        std::vector<std::string> commandLine;
        std::string container;
        ProcessRuntime runtime = ProcessRuntime::Unknown;
        bool isOpen = false;
        bool isFinal = false; ///< the process was old enough not to call exec soon
        double cpuSeconds = 0.0;
        Clock::time_point seen;
    };

    std::optional<ProcessEntry> entryOf(std::int32_t pid);
    Facts factsOf(const ProcStat& stat, const ProcStatus& status, double age) const;
    const std::string& userName(std::uint32_t uid);

    std::map<ProcessIdentity, Facts> m_known;
    std::map<ProcessIdentity, Facts> m_next; ///< those of m_known that are still there
    std::map<std::uint32_t, std::string> m_users;
    double m_bootUnix = 0.0;
    Clock::time_point m_now;
};

} // namespace tidemark
