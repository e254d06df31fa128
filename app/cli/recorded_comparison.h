// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/exit_status.h"
#include "app/cli/growth_limit.h"
#include "core/task_control.h"

#include <string>

namespace tidemark::app
{

/// What `compare` is asked about one file that holds differences which a tool recorded.
struct RecordedRequest {
    std::string file;
    std::optional<std::size_t> index = {}; ///< through all recordings of the file; none: the last
    std::optional<GrowthLimit> limit = {};
    std::string limitText = {}; ///< as it was given
    bool isJson = false;
};

/// Prints the differences as a comparison. CheckFailed if the heap grew by more than the limit;
/// WrongUsage if the file holds no such differences, or does not say how large the heap was where a
/// limit asks for it.
ExitStatus compareRecorded(const RecordedRequest& request, TaskControl& control);

} // namespace tidemark::app
