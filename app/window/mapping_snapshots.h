// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/workspace.h"

namespace tidemark::app
{

class MessageBar;

/// Takes snapshots by mapping of the process that is recorded, shows each and says how it went. GUI
/// thread only.
class MappingSnapshots final : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    MappingSnapshots(Workspace& workspace, MessageBar& messages, QObject* parent = nullptr);

    /// Of the recording under way.
    void take();

private:
    void tell(int id, const MappingRequest::State& state);

    Workspace& m_workspace;
    MessageBar& m_messages;
};

} // namespace tidemark::app
