// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings/settings.h"
#include "app/workspace/workspace.h"

#include <QMap>
#include <QObject>

#include <optional>

class QMainWindow;
class QSplitter;

namespace tidemark::app
{

class PanelHeight;
class WindowDocks;

/// How the window is arranged: for timelines, for heaps and for both, each as the user left it.
/// What is open decides which one fits, until the user chooses another (ShownViews). One view or
/// panel can have the whole window for a while. GUI thread only.
class WindowLayouts final : public QObject
{
    Q_OBJECT

public:
    /// What is arranged: the views, one of them above the other in @p splitter.
    struct Views {
        QSplitter& splitter;
        QWidget& timeline;
        QWidget& heaps;
    };

    /// All must outlive it; owned by @p window.
    WindowLayouts(QMainWindow& window, Workspace& workspace, Settings& settings, WindowDocks& docks,
                  const Views& views);

    /// Something was opened or closed.
    void follow();

    /// Brings the panel that tells most about what was just opened to the front.
    void raise(bool isAboutTimelines, bool isCompared);

    /// As at the first start, for all layouts.
    void reset();

    /// Keeps all layouts for the next start.
    void keep();

    /// Gives the view or the panel with the keyboard focus the whole window, or puts everything
    /// back. Without such a focus the panels are put aside.
    void toggleMaximised();

    /// The same for the view or the panel that @p part is part of.
    void toggleMaximised(QWidget* part);

    /// Puts all panels away so that the views have the whole window, or everything back.
    void togglePanels();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    using Kind = ShownViews::Kind;

    /// What is open that has views of its own.
    struct Open {
        bool hasTimeline = false;
        bool hasRun = false;
        bool hasHeap = false;

        bool operator==(const Open&) const = default;
    };

    Open nowOpen() const;
    void fitKind(const Open& open);
    void followCurrent();
    void change();
    void leave();
    void enter();
    void share();
    void show();
    void maximise(QWidget& pane);
    void putBack();
    QWidget* paneOf(QWidget* part) const;

    QMainWindow& m_window;
    Workspace& m_workspace;
    Settings& m_settings;
    WindowDocks& m_docks;
    PanelHeight* m_height;
    Views m_views;
    Open m_open;
    QMap<Kind, Settings::Arrangement> m_arrangements;
    std::optional<Kind> m_kind;     ///< that the window is arranged for; none while nothing is open
    bool m_isShareOwn = false;      ///< the user moved the line between the views
    QWidget* m_maximised = nullptr; ///< the view or the dock that has the whole window
    int m_panelHeight = 0;          ///< before that
};

} // namespace tidemark::app
