// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/report/html_page.h"
#include "app/report/report.h"

namespace tidemark::app
{

/// The files that the recordings were read from, each with its size and the SHA-256 of its bytes,
/// or why it cannot be read any more. Error: Cancelled.
Result<HtmlTable> inputTable(const std::vector<ReportedRecording>& recordings,
                             TaskControl& control);

} // namespace tidemark::app
