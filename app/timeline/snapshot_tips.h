// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/snapshot_change.h"
#include "app/workspace/open_snapshots.h"

namespace tidemark::app
{

/// What is said of a snapshot on the timeline: what it is, and what changed since the one before
/// it, which is found out when it is first asked for. GUI thread only.
class SnapshotTips final : public QObject
{
    Q_OBJECT

public:
    explicit SnapshotTips(Workspace& workspace, QObject* parent = nullptr);

    /// Of snapshot @p number of @p moments, which are by time. Several lines of plain text; empty
    /// if it is not open any more.
    QString tipOf(std::span<const SnapshotMoment> moments, std::size_t number);

    QString nameOf(const SnapshotMoment& moment) const;

Q_SIGNALS:
    /// The last tip says more now.
    void changed();

private:
    QString changeSince(const SnapshotMoment& before, const SnapshotMoment& moment);

    Workspace& m_workspace;
    SnapshotChanges m_changes;
};

} // namespace tidemark::app
