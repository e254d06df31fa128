// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/series/prometheus_matrix.h"
#include "core/formats/series/series_columns.h"

#include <span>

namespace tidemark
{

// What labels say about the series of a Prometheus server.

/// The metric that tells when a process was started, in seconds since 1970.
inline constexpr std::string_view kStartTimeMetric = "process_start_time_seconds";

/// Whether a label called @p name tells which process, container or machine was measured:
/// "instance", "pod".
bool isTargetLabel(std::string_view name);

/// Whether a label called @p name parts one target's memory: "area", "space".
bool isPartLabel(std::string_view name);

/// What a metric called @p metric measures. @p partLabels are the labels by which its series of
/// one target differ. As core/formats/README.md says of columns, and besides: totals that only
/// rise and what histograms count are no memory, parts of a heap are no heap.
SeriesColumn prometheusColumnOf(std::string_view metric, const PrometheusSeries::Labels& labels,
                                std::span<const std::string> partLabels);

} // namespace tidemark
