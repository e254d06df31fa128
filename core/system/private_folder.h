// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <filesystem>
#include <string_view>

namespace tidemark
{

/// Makes @p folder for this user alone, with mode 0700, and what is missing above it. Gives its
/// path without links.
///
/// Whatever that path names, now or later, only this user and root can make: the folder is the
/// user's own, and no folder above it lets others write, not even one such as /tmp where they may
/// add something once ours is gone. Error: CannotWrite, also where it is otherwise.
Result<std::filesystem::path> makePrivateFolder(const std::filesystem::path& folder);

/// Has the file @p name in @p folder, which makePrivateFolder() gave, hold @p content: written
/// beside and put in its place, if it is not there yet. Error: CannotWrite.
Result<void> keepPrivateFile(const std::filesystem::path& folder, std::string_view name,
                             std::string_view content);

} // namespace tidemark
