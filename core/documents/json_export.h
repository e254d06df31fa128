// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/documents/output_place.h"
#include "core/model/recording.h"
#include "core/result.h"
#include "core/task_control.h"

#include <filesystem>

namespace tidemark
{

/// Writes the document of `tidemark-cli summary --json` with every sample added: each series has
/// `t` (seconds from the recording's start, or whole axis units where the axis is no time) and
/// `values` (null for a gap), both of the same length; each recording has `started_unix_ns`, exact
/// where `started_unix_s` is rounded. What the program printed is in `output`. Snapshots are there
/// by their figures only.
///
/// @p source stands as each recording's `path`. @p path stays as it was if this fails. Errors:
/// CannotWrite, Cancelled.
Result<void> writeJson(const std::filesystem::path& path, const Recordings& recordings,
                       std::string_view source, TaskControl& control,
                       Overwrite overwrite = Overwrite::OwnRecordings);

} // namespace tidemark
