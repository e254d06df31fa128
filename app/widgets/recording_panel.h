// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/widgets/table_panel.h"
#include "app/workspace/workspace.h"

class QModelIndex;

namespace tidemark::app
{

/// A table about the current recording of the session, which it follows. GUI thread only.
class RecordingPanel : public TablePanel
{
    Q_OBJECT

Q_SIGNALS:
    /// The user wants to see a place or a part of a recording, both on its own axis.
    void positionActivated(int recordingId, std::int64_t position);
    void rangeActivated(int recordingId, tidemark::AxisRange range);

protected:
    /// To be followed by start() at the end of the derived constructor.
    RecordingPanel(Workspace& workspace, QWidget* parent);
    void start();

    Workspace& workspace() const { return m_workspace; }
    Session& session() const { return m_workspace.session; }
    SizeUnit sizeUnit() const { return m_workspace.options.sizeUnit(); }

    /// The recording that it is about; null if none is open.
    const OpenRecording* current() const { return session().current(); }

    /// Takes over what the current recording is now, and what it holds.
    virtual void follow() = 0;

    /// The same, of a recording that became longer, got another name or shows other series.
    virtual void followChange() { follow(); }

    /// The user chose a row.
    virtual void activate(const QModelIndex& /*index*/) {}

    /// What stands above the table: the name of the recording.
    virtual QString subject() const;
    void showSubject() { setSubject(subject()); }

    /// Why there is nothing to list; empty if there is something.
    virtual QString hint() const = 0;
    void showHint() { setHint(hint()); }

private:
    Workspace& m_workspace;
};

} // namespace tidemark::app
