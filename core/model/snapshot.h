// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/heap_graph.h"
#include "core/model/mapping_table.h"
#include "core/model/type_table.h"

#include <memory>

namespace tidemark
{

/// What was in memory at one moment: its type table, its graph, the mappings of the process, or the
/// file that holds them.
struct Snapshot {
    std::string label;
    std::optional<std::int64_t> position = {}; ///< on the recording's axis, where known
    std::string path = {}; ///< of a snapshot kept in a file of its own, else empty
    TypeTable types = {};
    std::shared_ptr<const HeapGraph> graph = {}; ///< where the format has one, else null
    MappingTable mappings = {};                  ///< of a snapshot by mapping, else empty

    /// Equal in content: two graphs read from the same bytes are equal.
    bool operator==(const Snapshot& other) const;
};

/// A snapshot is known by its address: recordings that grow hand the same one on.
using SnapshotPtr = std::shared_ptr<const Snapshot>;

} // namespace tidemark
