// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/private_folder.h"

#include "core/system/descriptor.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace tidemark
{

namespace
{

namespace fs = std::filesystem;

tl::unexpected<Error> failed(int number)
{
    return failure(ErrorCode::CannotWrite, std::generic_category().message(number));
}

/// Whether @p path itself is a folder of this user's or of root's that nobody else may change.
bool isHeldByUs(const fs::path& path, bool mayBeRoots)
{
    struct stat status = {};
    constexpr mode_t kOthersWrite = S_IWGRP | S_IWOTH;
    return ::lstat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode) &&
           (status.st_uid == ::geteuid() || (mayBeRoots && status.st_uid == 0)) &&
           (status.st_mode & kOthersWrite) == 0;
}

/// The folders above @p folder, which has no links.
bool areHeldByUs(const fs::path& folder)
{
    for (fs::path path = folder; path != path.root_path();) {
        path = path.parent_path();
        if (!isHeldByUs(path, true)) {
            return false;
        }
    }
    return true;
}

/// One after the other: the umask does not count.
int makeFolders(const fs::path& folder)
{
    constexpr mode_t kOwnerOnly = 0700;
    fs::path path;
    for (const fs::path& part : folder) {
        path /= part;
        if (::mkdir(path.c_str(), kOwnerOnly) != 0 && errno != EEXIST) {
            struct stat status = {};
            const int reason = errno;
            if (::stat(path.c_str(), &status) != 0) { // else it is there, on a read-only disk
                return reason;
            }
        }
    }
    return 0;
}

bool holds(const fs::path& path, std::string_view content)
{
    struct stat status = {};
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (::fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode) ||
        status.st_uid != ::geteuid() || (status.st_mode & (S_IWGRP | S_IWOTH)) != 0 ||
        status.st_size != static_cast<off_t>(content.size())) {
        return false;
    }
    std::string there(content.size(), '\0');
    return ::pread(file.number(), there.data(), there.size(), 0) ==
               static_cast<ssize_t>(there.size()) &&
           there == content;
}

} // namespace

Result<fs::path> makePrivateFolder(const fs::path& folder)
{
    if (!folder.is_absolute()) {
        return failed(EINVAL);
    }
    if (const int reason = makeFolders(folder); reason != 0) {
        return failed(reason);
    }
    std::error_code error;
    fs::path path = fs::canonical(folder, error);
    if (error) {
        return failed(error.value());
    }
    if (!isHeldByUs(path, false) || !areHeldByUs(path)) {
        return failed(EPERM);
    }
    constexpr mode_t kOwnerOnly = 0700;
    return ::chmod(path.c_str(), kOwnerOnly) == 0 ? Result<fs::path>(std::move(path))
                                                  : failed(errno);
}

Result<void> keepPrivateFile(const fs::path& folder, std::string_view name,
                             std::string_view content)
{
    const fs::path path = folder / name;
    if (holds(path, content)) {
        return {};
    }
    std::string beside = (folder / ".XXXXXX").native();
    Descriptor file(::mkostemp(beside.data(), O_CLOEXEC));
    if (!file.isOpen()) {
        return failed(errno);
    }
    const bool isWritten = ::write(file.number(), content.data(), content.size()) ==
                               static_cast<ssize_t>(content.size()) &&
                           file.close() && ::rename(beside.c_str(), path.c_str()) == 0;
    const int reason = errno;
    if (!isWritten) {
        ::unlink(beside.c_str());
        return failed(reason);
    }
    return {};
}

} // namespace tidemark
