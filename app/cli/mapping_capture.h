// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/exit_status.h"
#include "core/documents/output_place.h"
#include "core/task_control.h"

#include <string>

namespace tidemark::app
{

/// What `snapshot --kind mappings` is asked.
struct MappingCapture {
    std::int32_t pid = 0;
    std::string output;
    Overwrite overwrite = Overwrite::OwnRecordings;
    bool isJson = false;
};

/// Takes a snapshot by mapping of a process into a `.tidemark` file, and prints how that went.
ExitStatus captureMappings(const MappingCapture& capture, TaskControl& control);

} // namespace tidemark::app
