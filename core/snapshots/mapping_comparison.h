// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/mapping_table.h"

namespace tidemark
{

/// The mappings of one kind and name in two snapshots.
struct ComparedMapping {
    MappingKind kind = MappingKind::Special;
    std::string name;
    std::optional<MappingFigures> before = {}; ///< none where there are none
    std::optional<MappingFigures> after = {};  ///< likewise

    /// What is more in the snapshot after.
    MappingFigures delta() const;
    bool isChanged() const { return delta() != MappingFigures(); }
};

/// Two snapshots by mapping side by side: all kinds and names of both, those whose RSS grew most
/// first, then by PSS, USS and swap, then by kind and name. Immutable; any thread may read it.
struct MappingComparison {
    std::vector<ComparedMapping> rows;
    MappingFigures before; ///< of all
    MappingFigures after;

    MappingFigures delta() const { return after - before; }
};

/// By kind and name: the two may be moments of one process, or of different ones. O(rows log rows).
MappingComparison compareMappings(const MappingTable& before, const MappingTable& after);

} // namespace tidemark
