// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/recordings.h"
#include "tests/support/snapshots.h"

namespace tidemark::test
{

/// The same snapshot, taken so many seconds after the start.
inline SnapshotPtr takenAt(double seconds, const SnapshotPtr& snapshot, std::string label = {})
{
    Snapshot timed = *snapshot;
    timed.label = std::move(label);
    timed.position = static_cast<std::int64_t>(seconds * 1e9);
    return std::make_shared<const Snapshot>(std::move(timed));
}

/// A recording of 100 s that took @p snapshots.
inline std::shared_ptr<Recording> recordingWith(std::vector<SnapshotPtr> snapshots)
{
    auto recording = recordingOf({});
    recording->timeline.series = {seriesOf({1e6, 2e6}, {0, 100 * kSecondNs})};
    recording->snapshots = std::move(snapshots);
    return recording;
}

} // namespace tidemark::test
