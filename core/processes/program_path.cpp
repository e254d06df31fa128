// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/program_path.h"

#include <algorithm>
#include <cerrno>
#include <unistd.h>

namespace tidemark
{

namespace
{

bool isFile(const std::filesystem::path& path)
{
    std::error_code ignored;
    return std::filesystem::is_regular_file(path, ignored);
}

tl::unexpected<Error> cannotStart(int reason)
{
    return failure(ErrorCode::CannotStart, std::generic_category().message(reason));
}

} // namespace

Result<std::filesystem::path> findProgram(std::string_view program, std::string_view searchPath,
                                          const std::filesystem::path& folder)
{
    if (program.find('/') != std::string_view::npos) {
        const std::filesystem::path path = folder / program;
        if (::access(path.c_str(), X_OK) != 0) {
            return cannotStart(errno);
        }
        return isFile(path) ? Result<std::filesystem::path>(program) : cannotStart(EACCES);
    }
    int reason = ENOENT;
    while (!program.empty() && !searchPath.empty()) {
        const std::size_t end = std::min(searchPath.find(':'), searchPath.size());
        // An empty entry is the folder itself; an absolute one replaces what it is put behind.
        const std::filesystem::path path = folder / searchPath.substr(0, end) / program;
        if (isFile(path)) {
            if (::access(path.c_str(), X_OK) == 0) {
                return path;
            }
            reason = EACCES;
        }
        searchPath.remove_prefix(std::min(end + 1, searchPath.size()));
    }
    return cannotStart(reason);
}

} // namespace tidemark
