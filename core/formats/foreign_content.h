// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <array>
#include <string_view>

namespace tidemark
{

/// Why no reader takes a file that begins with @p head, said as exactly as it shows: the output of
/// another profiler (ForeignProfile with its proper name), something that is no profile
/// (ForeignFile with an id from kForeignFiles), a table of too many columns (TooManyColumns) or
/// without times (NoTimeColumn with the names of its columns), else UnknownFormat with the first
/// line if it is text.
Error foreignContent(std::string_view head);

/// What ForeignFile can have as its detail.
inline constexpr std::array<std::string_view, 17> kForeignFiles{
    "zip", "encrypted_zip", "tar",  "7z",       "rar",     "lz4",   "gzip",   "excel",  "office",
    "pdf", "image",         "html", "database", "program", "utf32", "binary", "session"};

} // namespace tidemark
