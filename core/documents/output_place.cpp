// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/output_place.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace tidemark
{

namespace
{

/// How often somebody may change what stands in the place while it is looked at.
constexpr int kMostLooks = 100;

tl::unexpected<Error> systemFailure()
{
    return failure(ErrorCode::CannotWrite, std::generic_category().message(errno));
}

tl::unexpected<Error> keeps(std::string_view what)
{
    return failure(ErrorCode::CannotWrite, std::string(what));
}

/// Why nothing of the kind @p mode is written to; empty for a file.
std::string_view refusedKind(mode_t mode)
{
    if (S_ISREG(mode)) {
        return {};
    }
    return S_ISLNK(mode) ? kLinkInPlace : S_ISDIR(mode) ? kFolderInPlace : kDeviceInPlace;
}

bool startsLikeAPicture(std::string_view start)
{
    constexpr std::array<std::string_view, 4> kStarts{"\x89PNG\r\n", "\xFF\xD8\xFF", "%PDF-",
                                                      "<svg"};
    for (const std::string_view one : kStarts) {
        if (start.starts_with(one)) {
            return true;
        }
    }
    return start.starts_with("<?xml") && start.find("<svg") != std::string_view::npos;
}

bool mayBeLost(const Descriptor& file, Overwrite overwrite)
{
    std::array<char, 1024> buffer{};
    const ssize_t got = ::pread(file.number(), buffer.data(), buffer.size(), 0);
    if (got < 0 || overwrite == Overwrite::Nothing) {
        return false;
    }
    const std::string_view start(buffer.data(), static_cast<std::size_t>(got));
    return start.empty() || overwrite == Overwrite::AnyFile ||
           (overwrite == Overwrite::OwnRecordings &&
            start.starts_with("{\"tidemark\":\"recording\"")) ||
           (overwrite == Overwrite::Pictures && startsLikeAPicture(start));
}

/// Moves @p written to @p path where nothing stands.
bool moveToFree(const std::filesystem::path& written, const std::filesystem::path& path)
{
    if (::renameat2(AT_FDCWD, written.c_str(), AT_FDCWD, path.c_str(), RENAME_NOREPLACE) == 0) {
        return true;
    }
    if (errno != EINVAL && errno != ENOSYS) {
        return false;
    }
    // The file system cannot do it in one step.
    return ::link(written.c_str(), path.c_str()) == 0 && ::unlink(written.c_str()) == 0;
}

} // namespace

bool lockOutput(const Descriptor& descriptor)
{
    return ::flock(descriptor.number(), LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
}

bool isSameFile(const Descriptor& descriptor, const std::filesystem::path& path)
{
    struct stat ours = {};
    struct stat there = {};
    return ::fstat(descriptor.number(), &ours) == 0 && ::lstat(path.c_str(), &there) == 0 &&
           ours.st_dev == there.st_dev && ours.st_ino == there.st_ino;
}

Result<OutputPlace> OutputPlace::find(const std::filesystem::path& path, Overwrite overwrite)
{
    for (int look = 0; look < kMostLooks; ++look) {
        OutputPlace place(path);
        struct stat status = {};
        if (::lstat(path.c_str(), &status) != 0) {
            return errno == ENOENT ? Result<OutputPlace>(std::move(place)) : systemFailure();
        }
        if (const std::string_view kind = refusedKind(status.st_mode); !kind.empty()) {
            return keeps(kind);
        }
        // O_NONBLOCK: should it have become a pipe since.
        place.m_replaced = Descriptor(
            ::open(path.c_str(), O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
        if (!place.m_replaced.isOpen()) {
            if (errno == ENOENT || errno == ELOOP) {
                continue;
            }
            return systemFailure();
        }
        if (!lockOutput(place.m_replaced)) {
            return keeps(kInUse);
        }
        if (!isSameFile(place.m_replaced, path)) {
            continue;
        }
        return mayBeLost(place.m_replaced, overwrite) ? Result<OutputPlace>(std::move(place))
                                                      : keeps(kFileInPlace);
    }
    return keeps(kInUse);
}

mode_t OutputPlace::rights() const
{
    constexpr mode_t kRights = 0777;
    struct stat status = {};
    return ::fstat(m_replaced.number(), &status) == 0 ? status.st_mode & kRights : 0;
}

Result<void> OutputPlace::put(const std::filesystem::path& written)
{
    if (!m_replaced.isOpen()) {
        if (moveToFree(written, m_path)) {
            return {};
        }
        return errno == EEXIST ? Result<void>(keeps(kFileInPlace)) : systemFailure();
    }
    if (!isSameFile(m_replaced, m_path)) {
        return keeps(kFileInPlace);
    }
    if (::rename(written.c_str(), m_path.c_str()) != 0) {
        return systemFailure();
    }
    m_replaced.close();
    return {};
}

} // namespace tidemark
