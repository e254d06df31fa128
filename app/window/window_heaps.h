// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/time_scale.h"
#include "app/workspace/workspace.h"

#include <QStringList>

namespace tidemark::app
{

class FindObjectBar;
class JobIndicator;
class SnapshotTabs;

/// What the window does with heap snapshots: runs their analyses, which the status bar shows and
/// which are dropped when the heap is closed, holds their views, and compares what was opened for
/// that.
class WindowHeaps final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it; the views become part of @p window.
    WindowHeaps(QWidget& window, Workspace& workspace, JobIndicator& job);

    SnapshotTabs& tabs() { return *m_tabs; }

    /// The tabs, and under them the bar that finds an object when it is asked for.
    QWidget& view() { return *m_view; }
    FindObjectBar& findBar() { return *m_findBar; }

    /// Of the files that are opened next, @p before and @p after are to be compared.
    void expectComparison(const QString& before, const QString& after);

    void showComparison();

    /// Takes over recordings that were opened together; where they hold several heaps, the
    /// comparison is shown.
    void takeOpened(const QList<int>& opened);

private:
    void tellStage(const SnapshotPtr& snapshot, HeapStage stage);
    void compareExpected(const QList<int>& opened);

    Workspace& m_workspace;
    JobIndicator& m_job;
    PlotMargins m_margins; ///< of the type that is followed below the tabs
    QWidget* m_view;
    SnapshotTabs* m_tabs;
    FindObjectBar* m_findBar;
    QStringList m_expected; ///< two files, or none
};

} // namespace tidemark::app
