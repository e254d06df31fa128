// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/series/prometheus_matrix.h"

#include <optional>
#include <string>
#include <vector>

namespace tidemark
{

/// A process, container or machine of which an answer holds series.
struct PrometheusTarget {
    /// A series of it, with what its name does not say.
    struct Part {
        std::size_t series = 0;                   ///< its place in the matrix
        std::string metric = {};                  ///< empty where no label names it
        std::vector<std::string> parts = {};      ///< values of labels that tell it from others
        std::vector<std::string> partLabels = {}; ///< the names of these
    };
    std::string name = {}; ///< one line: by what it differs from the other targets
    std::vector<Part> series = {};
};

/// Parts the series of @p matrix by the target that they are of, in order of appearance. The labels
/// that name targets ("instance", "pod") decide; where a series has none of them, all its labels
/// do but those that part memory ("area").
std::vector<PrometheusTarget> prometheusTargets(const PrometheusMatrix& matrix);

} // namespace tidemark
