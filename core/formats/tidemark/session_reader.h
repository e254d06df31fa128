// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/session_document.h"
#include "core/result.h"

namespace tidemark
{

/// Reads what writeSession() wrote; a file that is where it was relative to @p path is taken from
/// there, so that a folder can be moved as a whole, else from where it was. Members that make no
/// sense count as not set. Errors: CannotOpen, Empty, TooLarge, Malformed, UnsupportedVersion.
Result<SessionDocument> readSession(const std::filesystem::path& path);

} // namespace tidemark
