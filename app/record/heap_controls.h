// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/workspace.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace tidemark::app
{

class ElidedComboBox;

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
    /// The user wants the heap to be watched, also through an inspector whose address he knows, its
    /// garbage collected, or a snapshot of it.
    void watchRequested();
    void addressRequested();
    void collectRequested();
    void captureRequested();
    /// Its allocations are to be recorded for a while.
    void allocationsRequested();
    /// The user wants a snapshot by type.
    void typesRequested();
    /// The hunt for a leak is to be seen, or the snapshots that were taken.
    void huntShown(bool isShown);

private:
    std::shared_ptr<HeapWatch> watch() const;
    void toggleWatch();
    void cancel();
    void finish();
    void showState();
    void showTargets(const HeapWatchState& state);
    void selectTarget(int index);
    void showCapture(const HeapWatchState& state, bool isFree);
    void showWatch(const HeapWatchState& state);
    void showTypes();
    QString stateText(const HeapWatchState& state) const;
    QString usageText(const HeapWatchState& state) const;
    QString captureHint(const HeapWatchState& state) const;
    QString watchHint(const HeapWatchState& state) const;
    int currentId() const;
    void retranslate();

    Workspace& m_workspace;
    QLabel* m_state;
    ElidedComboBox* m_targets;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    QPushButton* m_collect;
    QPushButton* m_capture;
    QPushButton* m_allocations;
    QPushButton* m_types;
    QPushButton* m_stop;
    QPushButton* m_hunt;
    QPushButton* m_address;
    QPushButton* m_watch;
    std::vector<InspectorTarget> m_listed; ///< in m_targets
};

} // namespace tidemark::app
