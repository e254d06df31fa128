// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/series/prometheus_matrix.h"
#include "core/model/recording.h"

namespace tidemark
{

/// What is known of answers that they do not say themselves.
struct PrometheusQuery {
    std::optional<std::int64_t> stepNs = {}; ///< between samples; none: as most of each series are
    std::string metric =
        {}; ///< of series without a name, as functions leave them; empty if unknown
};

/// The recordings that @p matrix holds, one for each target with its metrics as series, in order of
/// appearance; none if no series has a reading. Samples are put in order; what comes twice counts
/// once; where samples are missing there is a gap. Where process_start_time_seconds was fetched
/// along, restarts become markers and it is no series of its own. Takes the samples out of
/// @p matrix series by series, so that they are not in memory twice. Warnings about the whole of it
/// stand in the first recording. Error: Cancelled.
Result<Recordings> prometheusRecordings(PrometheusMatrix matrix, const PrometheusQuery& query,
                                        const TaskControl& control);

} // namespace tidemark
