// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/workspace.h"

#include <QDockWidget>
#include <QList>
#include <QMap>

class QAction;
class QMainWindow;

namespace tidemark::app
{

/// The panels around the timeline, each in a dock that can be moved, closed and brought back.
class WindowDocks final : public QObject
{
    Q_OBJECT

public:
    /// Owned by @p window, as are the docks.
    WindowDocks(QMainWindow& window, Workspace& workspace);

    /// Puts all docks where they are at the first start.
    void arrange();

    /// What the panels are about, and so when they make sense.
    enum Topic { Sources = 1, Timelines = 2, Heaps = 4 };
    Q_DECLARE_FLAGS(Topics, Topic)

    /// Hides the docks that make no sense now; they come back as they were.
    void setTopics(Topics topics);

    /// Brings the panel that tells most to the front: of one timeline its peaks, of several their
    /// comparison, of a heap what holds the object chosen.
    void raiseFor(Topic topic, int recordings);

    /// The panel with what a program prints.
    void raiseOutput();

    QList<QAction*> toggleActions() const;

    /// The panel that compares runs.
    QWidget& runs() { return *m_runs->widget(); }
    void retranslate();

Q_SIGNALS:
    void peakActivated(int recordingId, std::int64_t position);
    void spanActivated(int recordingId, tidemark::AxisRange range);

private:
    bool isShown(QDockWidget* dock) const;
    void showObject();
    QDockWidget* add(Topic topic, const char* name, QWidget* panel);

    QMainWindow& m_window;
    QMap<QDockWidget*, Topic> m_topics;
    QList<QDockWidget*> m_docks;
    QDockWidget* m_sources;
    QDockWidget* m_runs;
    QDockWidget* m_peaks;
    QDockWidget* m_functions;
    QDockWidget* m_output;
    QDockWidget* m_selection;
    QDockWidget* m_marks;
    QDockWidget* m_leak;
    QDockWidget* m_restarts;
    QDockWidget* m_retainers;
    QDockWidget* m_dominators;
    QDockWidget* m_object;
    QDockWidget* m_changes;
    QDockWidget* m_statistics;
    QList<QDockWidget*> m_hidden; ///< by setTopics()
    Topics m_shown = Topics(Sources | Timelines | Heaps);
};

} // namespace tidemark::app
