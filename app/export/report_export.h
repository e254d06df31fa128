// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/report/report.h"
#include "app/workspace/workspace.h"

namespace tidemark::app
{

/// What a report is about that is made of all that is open. GUI thread only.
ReportRequest reportOf(const Workspace& workspace);

/// Writes the report to @p path. Any file there is replaced: whoever chose the name was asked. Runs
/// on a worker's thread. Errors: CannotWrite, those of makeReport().
Result<void> writeReport(const QString& path, const ReportRequest& request, TaskControl& control);

} // namespace tidemark::app
