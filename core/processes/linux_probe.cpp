// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/linux_probe.h"

#include <filesystem>
#include <unistd.h>

namespace tidemark
{

namespace
{

/// Nothing is left of a zombie but its exit status.
bool hasEnded(std::optional<char> state)
{
    return state == 'Z' || state == 'X' || state == 'x';
}

/// Of what has no memory: kthreadd has PID 2 and is the parent of all others. Any other process is
/// just ending.
bool isKernelThread(const ProcStat& stat)
{
    constexpr std::int32_t kKernelParent = 2;
    return stat.pid == kKernelParent || stat.parent == kKernelParent;
}

tl::unexpected<Error> ended()
{
    return failure(ErrorCode::NoSuchProcess);
}

} // namespace

Result<LinuxProbe> LinuxProbe::open(std::int32_t pid)
{
    auto stat = ProcFile::open(procPath(pid, "stat"));
    auto status = ProcFile::open(procPath(pid, "status"));
    if (!stat || !status) {
        return tl::unexpected(stat ? status.error() : stat.error());
    }
    // Only now: both files are of the same process if both can still be read.
    const auto statText = stat->read();
    const auto statusText = status->read();
    if (!statText || !statusText) {
        return tl::unexpected(statText ? statusText.error() : statText.error());
    }
    const auto known = parseStat(*statText);
    if (!known) {
        return failure(ErrorCode::ReadFailed);
    }
    if (hasEnded(known->state) || !parseStatus(*statusText).resident) {
        return failure(ErrorCode::NoMemory, isKernelThread(*known) ? "kernel" : "zombie");
    }
    return LinuxProbe({pid, known->startTime}, std::move(*stat), std::move(*status));
}

std::string LinuxProbe::name()
{
    const auto known = stat();
    return known ? known->name : std::string();
}

Result<MemoryReading> LinuxProbe::read()
{
    const auto text = m_status.read();
    if (!text) {
        return tl::unexpected(text.error());
    }
    const ProcStatus status = parseStatus(*text);
    if (hasEnded(status.state) || !status.resident) {
        return ended(); // it has let go of its memory, and only waits for its parent
    }
    return MemoryReading{
        status.resident, status.residentAnonymous, status.residentFile, status.residentShared,
        status.swapped,  status.peakResident,      status.threads,      status.name};
}

Result<ProcRollup> LinuxProbe::readRollup()
{
    // Opened each time: this file, unlike the others, stays that of the program before an exec.
    auto text = readProcFile(procPath(m_identity.pid, "smaps_rollup"));
    if (const auto alive = stat(); !alive) {
        return tl::unexpected(alive.error());
    }
    if (text) {
        return parseSmapsRollup(*text);
    }
    const bool isMissing = text.error().code == ErrorCode::NoSuchProcess;
    return failure(isMissing ? ErrorCode::ReadFailed : text.error().code,
                   std::move(text.error().detail));
}

Result<double> LinuxProbe::cpuSeconds()
{
    static const auto ticks = static_cast<double>(::sysconf(_SC_CLK_TCK));
    return stat().map([](const ProcStat& stat) {
        return static_cast<double>(stat.userTime + stat.systemTime) / ticks;
    });
}

Result<std::uint64_t> LinuxProbe::descriptorCount()
{
    std::error_code error;
    std::uint64_t count = 0;
    const std::filesystem::directory_iterator none;
    for (std::filesystem::directory_iterator entry(procPath(m_identity.pid, "fd"), error);
         !error && entry != none; entry.increment(error)) {
        ++count;
    }
    if (const auto alive = stat(); !alive) {
        return tl::unexpected(alive.error());
    }
    if (error) {
        return failure(ErrorCode::NotPermitted, error.message());
    }
    return count;
}

Result<ProcStat> LinuxProbe::stat()
{
    const auto text = m_stat.read();
    if (!text) {
        return tl::unexpected(text.error());
    }
    const auto stat = parseStat(*text);
    return stat ? Result<ProcStat>(*stat) : failure(ErrorCode::ReadFailed);
}

} // namespace tidemark
