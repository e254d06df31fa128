// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <filesystem>
#include <string_view>

namespace tidemark
{

/// The file that @p program names: itself if it holds a slash, else the first that may be run in
/// the folders of @p searchPath, which are separated by colons. Relative ones start from @p folder,
/// and so does a @p program with a slash, which must be a file that may be run.
///
/// Error: CannotStart with the system's reason.
Result<std::filesystem::path> findProgram(std::string_view program, std::string_view searchPath,
                                          const std::filesystem::path& folder);

} // namespace tidemark
