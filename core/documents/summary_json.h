// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/recording.h"

#include <nlohmann/json_fwd.hpp>

#include <string_view>

namespace tidemark
{

// The objects of the command line's JSON documents. Sizes are whole bytes, times seconds from the
// recording's start (or whole axis units where the axis is no time), unknown figures null.

/// A position or length on an axis.
nlohmann::ordered_json axisJson(AxisUnit unit, std::int64_t length);

/// A value in the unit of @p series: whole bytes, or a plain number of a counter; null for a gap.
nlohmann::ordered_json valueJson(const Series& series, double value);

/// One of `series`: what it is and its figures.
nlohmann::ordered_json seriesJson(const Series& series, AxisUnit unit);

/// One of `snapshots`; figures come from its type table or its mappings and are null where it has
/// none.
nlohmann::ordered_json snapshotJson(const Snapshot& snapshot, std::size_t index, AxisUnit unit);

/// One of `differences`, with its types. "types_delta" is what these come to, which may be less
/// than "size_delta" of the whole heap.
nlohmann::ordered_json differencesJson(const TypeDifferences& differences, std::size_t index,
                                       AxisUnit unit);

/// One of `warnings`.
nlohmann::ordered_json warningJson(const Warning& warning);

/// One of `recordings`, with its series.
nlohmann::ordered_json recordingJson(std::string_view path, const Recording& recording);

} // namespace tidemark
