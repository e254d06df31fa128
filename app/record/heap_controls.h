// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/workspace.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace tidemark::app
{

/// How it stands with the heap of the current recording's process, and the buttons that ask
/// something of it. Without one that is being made, nothing can be asked. GUI thread only.
class HeapControls final : public QWidget
{
    Q_OBJECT

public:
    explicit HeapControls(Workspace& workspace, QWidget* parent = nullptr);

    /// Has the hunt for a leak be seen.
    void showHunt();

Q_SIGNALS:
    /// The user wants the heap to be watched, its garbage collected, or a snapshot of it.
    void watchRequested();
    void collectRequested();
    void captureRequested();
    /// The user wants a snapshot by type.
    void typesRequested();
    /// The hunt for a leak is to be seen, or the snapshots that were taken.
    void huntShown(bool isShown);

private:
    std::shared_ptr<HeapWatch> watch() const;
    void toggleWatch();
    void cancel();
    void showState();
    void showWatchButton(bool isLive, const HeapWatchState& state);
    QString stateText(const HeapWatchState& state) const;
    QString watchHint(const HeapWatchState& state) const;
    int currentId() const;
    void retranslate();

    Workspace& m_workspace;
    QLabel* m_state;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    QPushButton* m_collect;
    QPushButton* m_capture;
    QPushButton* m_types;
    QPushButton* m_hunt;
    QPushButton* m_watch;
};

} // namespace tidemark::app
