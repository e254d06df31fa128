// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/run_comparison.h"

#include <span>
#include <vector>

namespace tidemark
{

/// For each of @p runs whether it is on the Pareto front of peak and duration: no other run is
/// better in one of the two without being worse in the other. Runs that are equal in both are on it
/// together. A run of no length, as one of a single sample, says nothing about time: it is not on
/// the front and keeps nobody off it. O(n log n).
std::vector<bool> paretoFrontOf(std::span<const RunFigures> runs);

} // namespace tidemark
