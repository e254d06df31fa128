// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/linux_probe.h"

#include "core/system/descriptor.h"

#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
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

/// How many entries a folder of /proc has. Newer kernels say so as its size.
std::uint64_t entriesIn(const std::string& folder, std::error_code& error)
{
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    struct stat known = {};
    if (opened.isOpen() && ::fstat(opened.number(), &known) == 0 && known.st_size > 0) {
        return static_cast<std::uint64_t>(known.st_size);
    }
    std::uint64_t count = 0;
    const std::filesystem::directory_iterator none;
    for (std::filesystem::directory_iterator entry(folder, error); !error && entry != none;
         entry.increment(error)) {
        ++count;
    }
    return count;
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
    const auto known = stat->readPiece().map(parseStat);
    const auto memory = status->readPiece().map(parseStatus);
    if (!known || !memory) {
        return tl::unexpected(known ? memory.error() : known.error());
    }
    if (!*known) {
        return failure(ErrorCode::ReadFailed);
    }
    if (hasEnded((*known)->state) || !memory->resident) {
        return failure(ErrorCode::NoMemory, isKernelThread(**known) ? "kernel" : "zombie");
    }
    return LinuxProbe({pid, (*known)->startTime}, std::move(*status));
}

std::string LinuxProbe::name()
{
    auto known = status();
    return known ? std::move(known->name) : std::string();
}

Result<MemoryReading> LinuxProbe::read()
{
    auto known = status();
    if (!known) {
        return tl::unexpected(std::move(known.error()));
    }
    if (hasEnded(known->state) || !known->resident) {
        return ended(); // it has let go of its memory, and only waits for its parent
    }
    return MemoryReading{known->resident,       known->residentAnonymous, known->residentFile,
                         known->residentShared, known->swapped,           known->peakResident,
                         known->threads,        std::move(known->name)};
}

Result<ProcRollup> LinuxProbe::readRollup()
{
    // Opened each time: this file, unlike the others, stays that of the program before an exec.
    auto file = ProcFile::open(procPath(m_identity.pid, "smaps_rollup"));
    auto rollup = file ? file->readPiece().map(parseSmapsRollup) : tl::unexpected(file.error());
    if (const auto alive = status(); !alive) {
        return tl::unexpected(alive.error());
    }
    if (rollup) {
        return *rollup;
    }
    const bool isMissing = rollup.error().code == ErrorCode::NoSuchProcess;
    return failure(isMissing ? ErrorCode::ReadFailed : rollup.error().code,
                   std::move(rollup.error().detail));
}

Result<double> LinuxProbe::cpuSeconds()
{
    static const auto ticks = static_cast<double>(::sysconf(_SC_CLK_TCK));
    auto file = ProcFile::open(procPath(m_identity.pid, "stat"));
    const auto stat = file ? file->readPiece().map(parseStat) : tl::unexpected(file.error());
    if (const auto alive = status(); !alive) {
        return tl::unexpected(alive.error());
    }
    if (!stat || !*stat) {
        return failure(ErrorCode::ReadFailed);
    }
    return static_cast<double>((*stat)->userTime + (*stat)->systemTime) / ticks;
}

Result<std::uint64_t> LinuxProbe::descriptorCount()
{
    std::error_code error;
    const std::uint64_t count = entriesIn(procPath(m_identity.pid, "fd"), error);
    if (const auto alive = status(); !alive) {
        return tl::unexpected(alive.error());
    }
    if (error) {
        return failure(ErrorCode::NotPermitted, error.message());
    }
    return count;
}

Result<ProcStatus> LinuxProbe::status()
{
    auto known = m_status.readPiece().map(parseStatus);
    if (known && !known->resident && !hasEnded(known->state)) {
        return m_status.read().map(parseStatus); // in case it did not come in one piece
    }
    return known;
}

} // namespace tidemark
