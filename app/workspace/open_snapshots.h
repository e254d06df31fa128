// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/snapshot_selection.h"

#include <QString>

#include <vector>

namespace tidemark::app
{

class Session;

// Questions about the snapshots of what is open. GUI thread only.

/// All snapshots that can be shown, by recording and time.
std::vector<SnapshotRef> allSnapshots(const Session& session);

/// The snapshot itself; null without a reference, and if it is not open any more.
SnapshotPtr snapshotOf(const Session& session, const std::optional<SnapshotRef>& snapshot);

/// What a snapshot is called everywhere: the recording's name, with its label or its number where
/// the recording has several. Empty for one that is not open any more.
QString snapshotName(const Session& session, const SnapshotRef& snapshot);

} // namespace tidemark::app
