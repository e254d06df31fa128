// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/exit_status.h"
#include "core/documents/output_place.h"
#include "core/task_control.h"

#include <string>

namespace tidemark::app
{

/// What `snapshot` is asked without an inspector.
struct ProcessCapture {
    std::int32_t pid = 0;
    std::string output;
    Overwrite overwrite = Overwrite::OwnRecordings;
    bool isJson = false;
    std::string kind = {}; ///< "mappings", "types" or "sites"
};

/// Takes a snapshot of a process into a `.tidemark` file, and prints how that went.
ExitStatus captureProcess(const ProcessCapture& capture, TaskControl& control);

} // namespace tidemark::app
