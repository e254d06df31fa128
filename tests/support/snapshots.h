// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/snapshot.h"

namespace tidemark::test
{

/// A snapshot of a heap.
inline SnapshotPtr snapshotOf(std::shared_ptr<const HeapGraph> graph)
{
    Snapshot snapshot;
    snapshot.graph = std::move(graph);
    return std::make_shared<const Snapshot>(std::move(snapshot));
}

inline SnapshotPtr snapshotOf(const HeapGraph& graph)
{
    return snapshotOf(std::make_shared<const HeapGraph>(graph));
}

/// A snapshot that has only types.
inline SnapshotPtr typesSnapshot(std::vector<TypeRow> rows)
{
    Snapshot snapshot;
    snapshot.types.rows = std::move(rows);
    return std::make_shared<const Snapshot>(std::move(snapshot));
}

} // namespace tidemark::test
