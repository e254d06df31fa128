// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/report/html_page.h"
#include "app/report/report.h"

namespace tidemark::app
{

/// The recordings that have a timeline, over one another, and their runs side by side; nothing of
/// fewer than two. Those over another axis than the first are left out, and it is said.
void addRuns(const ReportRequest& request, HtmlPage& page);

/// One recording: its picture, figures, peaks, functions, marks, what it says of leaks, and what
/// was odd about its file. Error: Cancelled.
Result<void> addRecording(const ReportedRecording& one, SizeUnit unit, HtmlPage& page,
                          TaskControl& control);

} // namespace tidemark::app
