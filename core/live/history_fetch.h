// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/series/prometheus_recordings.h"
#include "core/history/history_range.h"
#include "core/live/history_server.h"

namespace tidemark
{

/// What is asked of a server.
struct HistoryRequest {
    HistoryServer server;
    std::string query; ///< PromQL
    HistoryRange range;

    /// What the answer does not say.
    PrometheusQuery known() const;
};

/// Fetches what @p request asks for, in as many pieces as the server's limits and memory ask for.
/// Waits in the calling thread, which must have an event dispatcher of Qt's; progress is that of
/// the time fetched. Errors: Cancelled, CannotFetch; also for a query that finds nothing.
Result<PrometheusMatrix> fetchHistory(const HistoryRequest& request, TaskControl& control);

/// The same, beside what @p matrix has; a query that finds nothing is none.
Result<void> fetchHistory(const HistoryRequest& request, PrometheusMatrix& matrix,
                          TaskControl& control);

} // namespace tidemark
