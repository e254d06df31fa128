// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/hunt_report.h"
#include "core/model/recording.h"
#include "core/result.h"

namespace tidemark::app
{

/// Writes the session of a hunt to @p path: @p recording, which is its, with the three snapshots as
/// A, B and C, and what lay between them, so that the window opens all of it with what was found.
/// Error: CannotWrite.
Result<void> writeHuntSession(const std::string& path, const HuntReport& report,
                              const Recording& recording);

} // namespace tidemark::app
