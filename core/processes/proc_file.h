// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace tidemark
{

/// One file of /proc, kept open and read anew from its start as often as wanted.
///
/// A file of /proc/PID stays that of the process it was opened for: once that has ended, reading
/// fails, also when another process has got the PID. Used by one thread.
class ProcFile
{
public:
    /// Bytes read at most: the kernel's own texts are far smaller, a command line can be larger and
    /// is cut.
    static constexpr std::size_t kMostBytes = 256U << 10U;

    /// Errors: NoSuchProcess, NotPermitted, ReadFailed.
    static Result<ProcFile> open(std::string_view path);

    ProcFile(ProcFile&& other) noexcept;
    ProcFile& operator=(ProcFile&& other) noexcept;
    ~ProcFile();

    /// All of it; valid until the next call. Errors: NoSuchProcess when the process has ended,
    /// NotPermitted, ReadFailed.
    Result<std::string_view> read();

    /// The same of a text that the kernel hands out in one piece: stat, status, smaps_rollup. One
    /// reading, which sees all of it at one moment, where read() needs a second to see the end.
    /// Valid until this thread reads so again, from whichever file. Errors: as read().
    Result<std::string_view> readPiece();

    /// What stands at @p offset, as much as the kernel hands out at once; empty at the end. Valid
    /// until the next call. For texts of any size, from their start on. Errors: as read().
    Result<std::string_view> readAt(std::uint64_t offset);

private:
    explicit ProcFile(int descriptor) : m_descriptor(descriptor) {}

    int m_descriptor;
    std::string m_text;
};

/// Opens, reads and closes it. Errors: as ProcFile.
Result<std::string> readProcFile(std::string_view path);

/// "/proc/PID/NAME".
std::string procPath(std::int32_t pid, std::string_view name);

} // namespace tidemark
