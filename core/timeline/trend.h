// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/axis.h"
#include "core/model/series.h"

#include <optional>

namespace tidemark
{

/// Readings up to which trendOf() looks at each of them.
inline constexpr std::size_t kExactTrendSamples = 1'000'000;

/// Positions in a second of a time axis.
inline constexpr std::int64_t kSecond = 1'000'000'000;

/// The slope of the straight line with the least squared distances to the readings in @p range: how
/// much the value grows while the position grows by @p unit. None without two different positions.
///
/// O(n) and exact up to kExactTrendSamples. Beyond, 32 neighbours at a time count as their mean in
/// the middle of their stretch, which is exact too where samples are evenly spaced without gaps.
std::optional<double> trendOf(const Series& series, AxisRange range, std::int64_t unit = kSecond);

} // namespace tidemark
