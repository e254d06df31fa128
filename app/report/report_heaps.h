// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/report/html_page.h"
#include "app/report/report.h"

namespace tidemark::app
{

/// The snapshots of the recordings, in their order: what each holds by type; the first compared
/// with the last; and of three and more heaps, what came between the first two and lives in the
/// third. Nothing without one. Errors: Cancelled, TooLarge if memory runs out.
Result<void> addHeaps(const ReportRequest& request, HtmlPage& page, TaskControl& control);

/// What a hunt found, in its sentences. Errors: as above.
Result<void> addHunt(const ReportedHunt& hunt, SizeUnit unit, HtmlPage& page, TaskControl& control);

} // namespace tidemark::app
