// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/documents/output_place.h"
#include "core/model/session_document.h"

namespace tidemark
{

/// Writes a session as README.md, "Sessions", describes; a new file is its owner's only. Error:
/// CannotWrite.
Result<void> writeSession(const std::filesystem::path& path, const SessionDocument& session,
                          Overwrite overwrite);

} // namespace tidemark
