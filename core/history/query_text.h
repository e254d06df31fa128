// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tidemark
{

// PromQL, Prometheus' language of queries, as far as Tidemark makes and understands it.

/// A label that the series asked for must have.
struct LabelFilter {
    std::string label;
    std::string value;      ///< as the server has it, or a pattern
    bool isPattern = false; ///< an anchored regular expression (RE2)
};

/// The query for all of @p metrics with all of @p filters; empty without a metric. Several metrics
/// are one query, so that they come together.
std::string queryFor(const std::vector<std::string>& metrics,
                     const std::vector<LabelFilter>& filters);

/// The filters in "job=api, instance=~web-.*", as a person types them, values with or without
/// quotes. @p wrong gets the first part that is none.
std::vector<LabelFilter> labelFiltersIn(std::string_view text, std::string& wrong);

/// The metric whose values @p query gives unchanged in their unit, if that is just one: of
/// "sum by (pod) (x_bytes{job="a"})" x_bytes. Empty for rates, ratios and whatever else may be
/// another quantity.
std::string metricOf(std::string_view query);

} // namespace tidemark
