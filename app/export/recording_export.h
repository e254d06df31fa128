// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/recording.h"
#include "core/result.h"
#include "core/task_control.h"

#include <QString>

namespace tidemark::app
{

/// Writes @p recordings, which came from @p source, to @p path as its ending says: .tidemark, .csv
/// or .json; .tidemark for any other. Any file there is replaced: whoever chose the name was asked.
/// Runs on a worker's thread. Errors: CannotWrite, Cancelled.
Result<void> exportRecordings(const QString& path, const Recordings& recordings,
                              const QString& source, TaskControl& control);

} // namespace tidemark::app
