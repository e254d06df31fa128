// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/process_mappings.h"

#include "core/processes/smaps_text.h"

#include <cerrno>
#include <system_error>

namespace tidemark
{

namespace
{

/// Three million mappings, of which a process may have 65,530 unless its machine allows more.
constexpr std::uint64_t kMostText = std::uint64_t{2} << 30U;

/// How often a process may have begun another program while it was looked at.
constexpr int kMostTries = 3;

tl::unexpected<Error> readFailure(int number)
{
    return failure(ErrorCode::ReadFailed, std::generic_category().message(number));
}

/// All mappings of the program that runs at first; none if it is not there to the end. Once the
/// memory that the file was opened for is gone the kernel hands out nothing more, which looks like
/// the end of the text: then nothing stands at its start either.
Result<std::optional<MappingTable>> readOnce(const std::string& path, TaskControl& control)
{
    auto file = ProcFile::open(path);
    if (!file) {
        return tl::unexpected(std::move(file.error()));
    }
    SmapsText text;
    std::uint64_t offset = 0;
    for (bool isAtEnd = false; !isAtEnd;) {
        if (control.cancelled()) {
            return failure(ErrorCode::Cancelled);
        }
        const auto piece = file->readAt(offset);
        if (!piece) {
            return tl::unexpected(piece.error());
        }
        text.add(*piece);
        offset += piece->size();
        isAtEnd = piece->empty() || text.isMalformed();
        if (offset > kMostText) {
            return failure(ErrorCode::TooLarge, std::to_string(kMostText));
        }
    }
    const auto start = file->readAt(0);
    if (!start) {
        return tl::unexpected(start.error());
    }
    if (start->empty()) {
        return std::optional<MappingTable>();
    }
    auto table = text.finish();
    return table ? Result<std::optional<MappingTable>>(std::move(table)) : readFailure(EBADMSG);
}

} // namespace

Result<MappingTable> readMappings(LinuxProbe& probe, TaskControl& control)
{
    const std::string path = procPath(probe.identity().pid, "smaps");
    for (int tries = 0; tries < kMostTries; ++tries) {
        auto read = readOnce(path, control);
        // Only now: it was this process all the time if it is there still.
        if (const auto alive = probe.read(); !alive) {
            return tl::unexpected(alive.error());
        }
        if (!read && read.error().code == ErrorCode::NoSuchProcess) {
            return readFailure(ENOENT); // the process is there, so that the file is not
        }
        if (!read) {
            return tl::unexpected(std::move(read.error()));
        }
        if (*read) {
            (*read)->pid = probe.identity().pid;
            (*read)->startTicks = static_cast<std::int64_t>(probe.identity().startTime);
            return std::move(**read);
        }
    }
    return readFailure(EAGAIN);
}

} // namespace tidemark
