// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/processes/proc_file.h"
#include "core/processes/proc_text.h"
#include "core/processes/process_identity.h"

namespace tidemark
{

/// What one quick look at a process tells. Sizes in bytes; none where the kernel does not say.
struct MemoryReading {
    ProcBytes resident; ///< RSS; with the three below it comes from the same moment
    ProcBytes anonymous;
    ProcBytes file;
    ProcBytes shared;
    ProcBytes swapped;
    ProcBytes peakResident; ///< VmHWM: the highest RSS of its life
    std::optional<std::uint64_t> threads;
    std::string name; ///< the first 15 bytes of the program's name, which exec changes
};

/// Looks at one process of this machine, through a file of /proc that stays open: it is the same
/// process for ever, whoever gets its PID later. Takes one descriptor. Used by one thread.
class LinuxProbe
{
public:
    /// Errors: NoSuchProcess; NoMemory for a kernel thread or a process that has ended and waits
    /// for its parent (detail: "kernel" or "zombie"); NotPermitted; ReadFailed.
    static Result<LinuxProbe> open(std::int32_t pid);

    const ProcessIdentity& identity() const { return m_identity; }

    /// The first 15 bytes of the program's name; empty if it has ended.
    std::string name();

    /// Costs some 5 microseconds, at any size of the process, and does not disturb it.
    /// Error: NoSuchProcess once it has ended, also while it is a zombie.
    Result<MemoryReading> read();

    /// PSS and USS. Takes long for a large process (10 ms for 1 GiB of small pages), and whenever
    /// the process wants to map memory meanwhile it waits: the caller has to read rarely.
    /// Errors: NoSuchProcess; NotPermitted where only the same user or root may look; ReadFailed
    /// where the kernel has no such file.
    Result<ProcRollup> readRollup();

    /// CPU time used so far, user and system, in seconds. Error: NoSuchProcess.
    Result<double> cpuSeconds();

    /// Open file descriptors. Errors: NoSuchProcess, NotPermitted.
    Result<std::uint64_t> descriptorCount();

private:
    /// Fails once the process has ended: what was read by its PID may then be of another one.
    Result<ProcStatus> status();

    LinuxProbe(ProcessIdentity identity, ProcFile status)
        : m_identity(identity),
          m_status(std::move(status))
    {
    }

    ProcessIdentity m_identity;
    ProcFile m_status;
};

} // namespace tidemark
