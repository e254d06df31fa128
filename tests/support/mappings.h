// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/recording.h"
#include "tests/support/series.h"

namespace tidemark::test
{

/// A kind and name that take @p rss bytes, all of them anonymous.
inline MappingRow mappingRow(MappingKind kind, const char* name, std::int64_t rss)
{
    return {kind, name, {1, 2 * rss, rss, rss / 2, rss / 4, 8, rss}};
}

inline SnapshotPtr mappingSnapshot(std::vector<MappingRow> rows, const char* label = "")
{
    Snapshot snapshot;
    snapshot.label = label;
    snapshot.position = 0;
    snapshot.mappings.rows = std::move(rows);
    return std::make_shared<const Snapshot>(std::move(snapshot));
}

/// A recording with nothing but @p snapshots.
inline Recordings snapshotsAlone(std::vector<SnapshotPtr> snapshots)
{
    Recording recording;
    recording.snapshots = std::move(snapshots);
    return {std::make_shared<const Recording>(std::move(recording))};
}

} // namespace tidemark::test
