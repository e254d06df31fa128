// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/snapshot_selection.h"
#include "core/model/recording.h"

#include <QString>

#include <vector>

namespace tidemark::app
{

class Session;

// Questions about the snapshots of what is open, and about differences that were recorded without
// any. GUI thread only.

/// All snapshots that can be shown, by recording and time.
std::vector<SnapshotRef> allSnapshots(const Session& session);

/// The snapshot itself; null without a reference, and if it is not open any more.
SnapshotPtr snapshotOf(const Session& session, const std::optional<SnapshotRef>& snapshot);

/// Whether a snapshot says what a process had mapped; not for null.
bool isByMapping(const SnapshotPtr& snapshot);

/// Whether a snapshot says which lines allocated; not for null.
bool isBySite(const SnapshotPtr& snapshot);

/// Whether a snapshot holds nothing but a table of types; not for null.
bool isByTypeAlone(const SnapshotPtr& snapshot);

/// Whether A and B are compared by mapping: one of them at least is such a snapshot.
bool isComparedByMapping(const Session& session);

/// A snapshot of a recording, as it can be shown.
struct ListedSnapshot {
    SnapshotRef ref;       ///< of one that is kept in a file, the snapshot of that file
    std::size_t index = 0; ///< among the recording's own

    bool operator==(const ListedSnapshot&) const = default;
};

/// The snapshots of recording @p id, without those in files that are not open.
std::vector<ListedSnapshot> snapshotsOf(const Session& session, int id);

/// A snapshot with the moment at which it was taken.
struct SnapshotMoment {
    int recordingId = 0;            ///< on whose axis that is
    std::size_t index = 0;          ///< among the snapshots of that recording
    std::int64_t position = 0;      ///< in session positions
    std::optional<SnapshotRef> ref; ///< as it can be shown; none while its file is not open

    bool operator==(const SnapshotMoment&) const = default;
};

/// The snapshots that stand on the visible timelines, by their moments.
std::vector<SnapshotMoment> snapshotMoments(const Session& session);

/// The snapshots that stand on no visible timeline, in the order of allSnapshots(); their positions
/// mean nothing.
std::vector<SnapshotMoment> snapshotsInOrder(const Session& session);

/// What snapshot @p index, which there must be, is called within its recording: its label, or its
/// number.
QString snapshotLabel(const Recording& recording, std::size_t index);

/// What a snapshot is called everywhere: the recording's name, with its label or its number where
/// the recording has several. Empty for one that is not open any more.
QString snapshotName(const Session& session, const SnapshotRef& snapshot);

/// All differences that a tool recorded, by recording and in its order.
std::vector<DifferencesRef> allDifferences(const Session& session);

/// The differences themselves; null without a reference, and if they are not open any more.
TypeDifferencesPtr differencesOf(const Session& session,
                                 const std::optional<DifferencesRef>& differences);

/// What they are called everywhere: "Diff 1 of server.log at 12:03:10", as far as that is known.
QString differencesName(const Session& session, const DifferencesRef& differences);

/// Whether anything is open that says what is in a heap: a snapshot, or recorded differences.
bool holdsHeaps(const Session& session);

} // namespace tidemark::app
