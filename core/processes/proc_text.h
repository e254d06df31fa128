// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark
{

/// The texts of Linux' /proc/PID to numbers. Nothing here reads a file, and any bytes may come in:
/// what is not as the kernel writes it, or was cut off, is unknown and never a wrong number. All
/// sizes are in bytes. Every function may run on any thread.

/// A size in bytes, none where the kernel does not say.
using ProcBytes = std::optional<std::uint64_t>;

/// What /proc/PID/statm says. The kernel adds pages up in batches, so the newest may be missing.
struct ProcStatm {
    std::uint64_t size = 0;     ///< address space
    std::uint64_t resident = 0; ///< RSS: anonymous, file and shared memory together
    std::uint64_t shared = 0;   ///< of the resident: file and shared memory

    bool operator==(const ProcStatm&) const = default;
};

/// None also for a process without memory of its own, a kernel thread or a zombie: all zeros.
std::optional<ProcStatm> parseStatm(std::string_view text, std::uint64_t pageSize);

/// What /proc/PID/status says, as far as it does: kernel threads and zombies have no memory lines,
/// old kernels no split of the RSS.
struct ProcStatus {
    std::string name;                          ///< as in ProcStat
    std::optional<char> state;                 ///< a letter, as in ProcStat
    std::optional<std::uint32_t> realUid;      ///< who started it
    std::optional<std::uint32_t> effectiveUid; ///< with whose rights it runs
    std::vector<std::int32_t> namespacePids;   ///< its PID in each PID namespace, outermost first
    ProcBytes size;                            ///< VmSize
    ProcBytes peakResident;                    ///< VmHWM
    ProcBytes resident;                        ///< VmRSS
    ProcBytes residentAnonymous;               ///< RssAnon
    ProcBytes residentFile;                    ///< RssFile
    ProcBytes residentShared;                  ///< RssShmem
    ProcBytes swapped;                         ///< VmSwap
    std::optional<std::uint64_t> threads;

    bool operator==(const ProcStatus&) const = default;
};

ProcStatus parseStatus(std::string_view text);

/// SigCgt in /proc/PID/status, the signals that the process handles itself: bit n - 1 is signal n.
std::optional<std::uint64_t> parseCaughtSignals(std::string_view text);

/// What /proc/PID/stat says. (pid, startTime) is the identity of a process. Times are in clock
/// ticks, sysconf(_SC_CLK_TCK) a second.
struct ProcStat {
    std::int32_t pid = 0;
    std::string name; ///< the first 15 bytes of the program's name, of any content
    char state = '?'; ///< R running, S sleeping, D waiting for a device, Z zombie, T stopped, ...
    std::int32_t parent = 0;
    std::uint64_t userTime = 0;
    std::uint64_t systemTime = 0;
    std::uint64_t startTime = 0; ///< since the machine's start

    bool operator==(const ProcStat&) const = default;
};

std::optional<ProcStat> parseStat(std::string_view text);

/// What /proc/PID/smaps_rollup says. Pages of hugetlbfs are in none of the numbers.
struct ProcRollup {
    ProcBytes resident;
    ProcBytes proportional;        ///< PSS: each page divided by those who map it
    ProcBytes unique;              ///< USS: pages that nobody else maps, clean and dirty
    ProcBytes swapped;             ///< Swap
    ProcBytes swappedProportional; ///< SwapPss

    bool operator==(const ProcRollup&) const = default;
};

ProcRollup parseSmapsRollup(std::string_view text);

/// The arguments in /proc/PID/cmdline, the program's name first; none for a kernel thread or a
/// zombie. Empty ones at the end are left out: programs that set their title pad it with zeros.
std::vector<std::string> parseCmdline(std::string_view text);

/// The value of the variable @p name in the text of /proc/PID/environ; empty if there is none.
std::string_view variableIn(std::string_view environment, std::string_view name);

/// The PIDs in /proc/PID/task/TID/children, each followed by a blank; those before the first that
/// is not a number. A process that our PID namespace does not show is 0 there and left out.
std::vector<std::int32_t> parseChildren(std::string_view text);

/// RLIMIT_AS in /proc/PID/limits, the soft limit; none if it is unlimited.
ProcBytes parseAddressSpaceLimit(std::string_view text);

} // namespace tidemark
