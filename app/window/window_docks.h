// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/workspace.h"

#include <QList>
#include <QObject>
#include <QTimer>

class QAction;
class QDockWidget;
class QMainWindow;

namespace tidemark::app
{

class PanelTabs;

/// The panels around the timeline, each in a dock that can be moved, closed and brought back. Each
/// is a row of the table in window_docks.cpp.
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

    /// Brings the panel that tells most to the front: of one timeline its peaks, of one heap its
    /// statistics, and where there is something to compare what it differs by.
    QDockWidget& raiseFor(Topic topic, bool isCompared);

    /// For a program that was started: the verdict on its memory, and what it prints once it does,
    /// unless the user has chosen another panel by then.
    void raiseForProgram();

    /// The panel of the live heap, with the hunt for a leak.
    void raiseHunt();

    /// The notes, which are hidden at first.
    void showNotes();

    /// The panel in front below the timeline, and its dock; null if none is to be seen.
    QWidget* inFront() const;
    QDockWidget* frontDock() const;

    const QList<QDockWidget*>& all() const { return m_docks; }

    /// The dock of the panel with this name, which there must be.
    QDockWidget* named(const char* name) const;

    /// How the user left all of them, those that make no sense now among them, as they are after
    /// setTopics() with every topic: for QMainWindow::restoreState().
    QByteArray state();

    /// Gives those below the timeline so many pixels.
    void setHeight(int height);

    /// One for each panel: brings it to the front, or puts it away where it is there already.
    const QList<QAction*>& panelActions() const { return m_actions; }

    /// Puts all panels but @p kept away, or brings them back.
    void setAside(bool isAside, const QDockWidget* kept = nullptr);
    bool isAside() const { return m_isAside; }

    /// The panel that compares runs.
    QWidget& runs();
    void retranslate();

Q_SIGNALS:
    void positionActivated(int recordingId, std::int64_t position);
    void rangeActivated(int recordingId, tidemark::AxisRange range);

    /// On the tab of a panel.
    void tabDoubleClicked(QDockWidget* dock);

private:
    void raiseOutputOnce();
    bool isShown(qsizetype row) const;
    bool isInFront(const QDockWidget& dock) const;
    bool isBelow(QDockWidget& dock) const;
    void makeAction(qsizetype row);
    void followContents();
    void updateTitles();
    void updateSilent();
    void showObject();

    QMainWindow& m_window;
    Workspace& m_workspace;
    PanelTabs* m_tabs = nullptr;
    QTimer m_soon;                  ///< while the mouse is pressed on a tab
    bool m_isStale = false;         ///< there is reason to ask
    QList<QDockWidget*> m_docks;    ///< one for each row of the table
    QList<QAction*> m_actions;      ///< likewise
    QList<QDockWidget*> m_hidden;   ///< by setTopics()
    QList<QDockWidget*> m_aside;    ///< by setAside()
    bool m_awaitsOutput = false;    ///< see raiseForProgram()
    QDockWidget* m_front = nullptr; ///< the one below the timeline that was in front last
    bool m_isAside = false;
    Topics m_shown = Topics(Sources | Timelines | Heaps);
};

} // namespace tidemark::app
