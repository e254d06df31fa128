// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/workspace.h"

namespace tidemark::app
{

class MessageBar;

/// Takes snapshots by mapping and by type of the process that is recorded, shows each and says how
/// it went. GUI thread only.
class ProcessSnapshots final : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    ProcessSnapshots(Workspace& workspace, MessageBar& messages, QObject* parent = nullptr);

    /// Of the recording under way.
    void take(SnapshotBy by);

private:
    void tell(int id, SnapshotBy by, const SnapshotRequest::State& state);
    QString tookText(SnapshotBy by, const Snapshot& snapshot, const QString& name,
                     std::int64_t length) const;

    Workspace& m_workspace;
    MessageBar& m_messages;
};

} // namespace tidemark::app
