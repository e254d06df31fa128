// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace tidemark::app
{

class HeapControls;
class Workspace;

/// The heap of the process that is recorded: how it stands with it, what can be asked of it, and
/// the snapshots that were taken or, in their place, a hunt for a leak. GUI thread only.
class HeapPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit HeapPanel(Workspace& workspace, QWidget* parent = nullptr);

    void showHunt();

Q_SIGNALS:
    /// The user wants the heap to be watched, also through an inspector whose address he knows, its
    /// garbage collected, a snapshot of it or by type, or to see one that was taken.
    void watchRequested();
    void addressRequested();
    void collectRequested();
    void captureRequested();
    void allocationsRequested();
    void typesRequested();
    void openRequested(const QString& path);

private:
    HeapControls* m_controls;
};

} // namespace tidemark::app
