// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/widgets/table_panel.h"
#include "app/workspace/workspace.h"

class QModelIndex;

namespace tidemark::app
{

/// A table about the current run of the session, which it follows. The row under the mouse is
/// lit in the timeline, and what the timeline's cursor is on is lit in the table. GUI thread only.
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
    const OpenRecording* current() const { return session().currentRun(); }

    /// Takes over what the current recording is now, and what it holds.
    virtual void follow() = 0;

    /// The same, of a recording that became longer, got another name or shows other series.
    virtual void followChange() { follow(); }

    /// The user chose a row.
    virtual void activate(const QModelIndex& /*index*/) {}

    /// What a row is about, to be lit in the timeline while the mouse is on it.
    virtual PointedPlace placeOf(const QModelIndex& /*index*/) const { return {}; }

    /// The row that tells most of @p position, on the recording's own axis, and of a place in the
    /// recording that another view points at.
    virtual std::optional<int> rowAt(std::int64_t /*position*/) const { return {}; }
    virtual std::optional<int> rowOf(const PointedPlace& /*place*/) const { return {}; }

    /// @p position of the current recording among session positions, and a stretch of it.
    std::int64_t commonOf(std::int64_t position) const;
    AxisRange commonOf(AxisRange range) const;

    /// What stands above the table: the name of the recording.
    virtual QString subject() const;
    void showSubject() { setSubject(subject()); }

    /// Why there is nothing to list; empty if there is something.
    virtual QString hint() const = 0;
    void showHint() { setHint(hint()); }

    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void point(const QModelIndex& index);
    void showPointed();
    std::optional<int> pointedRow() const;

    Workspace& m_workspace;
    std::optional<int> m_under; ///< the row under the mouse
};

} // namespace tidemark::app
