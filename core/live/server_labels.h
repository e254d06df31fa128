// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/history_range.h"
#include "core/live/history_answer.h"

#include <string>
#include <vector>

namespace tidemark
{

// What a server has, for choosers. Each waits in the calling thread, which must have an event
// dispatcher of Qt's, for 30 seconds of silence at most. Errors: Cancelled, CannotFetch.

/// The names of all labels, in the server's order.
Result<std::vector<std::string>> labelNames(const HistoryServer& server, TaskControl& control);

/// The values of @p label; of "__name__" the metrics.
Result<std::vector<std::string>> labelValues(const HistoryServer& server, const std::string& label,
                                             TaskControl& control);

/// How many series @p selector has in @p range: a metric with filters, no function.
Result<std::size_t> seriesCount(const HistoryServer& server, const std::string& selector,
                                const HistoryRange& range, TaskControl& control);

} // namespace tidemark
