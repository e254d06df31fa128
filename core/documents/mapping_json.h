// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/snapshots/mapping_comparison.h"
#include "core/snapshots/rss_waterfall.h"

#include <nlohmann/json_fwd.hpp>

namespace tidemark
{

// The objects about snapshots by mapping in the command line's JSON documents. Sizes are whole
// bytes.

/// The members "count", "size_bytes", "rss_bytes", ... of some mappings together.
nlohmann::ordered_json mappingFiguresJson(const MappingFigures& figures);

/// A kind and name with its figures.
nlohmann::ordered_json mappingJson(const MappingRow& row);

/// A kind and name with its figures before and after, null where it is not there, and by how much
/// they differ.
nlohmann::ordered_json comparedMappingJson(const ComparedMapping& row);

nlohmann::ordered_json waterfallJson(const RssWaterfall& waterfall);

} // namespace tidemark
