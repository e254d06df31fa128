// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/mapping_table.h"

namespace tidemark
{

/// What a snapshot by mapping holds, the rows that take most first: by RSS, then by PSS, USS, swap
/// and size, then by kind and name. Immutable once handed out; any thread may read it.
struct MappingListing {
    std::vector<MappingRow> rows;
    MappingFigures total;
};

/// O(rows log rows).
MappingListing listMappings(const MappingTable& table);

} // namespace tidemark
