// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/view_picture.h"
#include "app/workspace/workspace.h"

#include <QMainWindow>

class QSplitter;

namespace tidemark::app
{

class JobIndicator;
class MessageBar;
class Settings;
class RangeSound;
class SystemTheme;
class TimelineView;
class WelcomePage;
class UnwrittenFiles;
class WindowActions;
class WindowDocks;
class WindowExperiments;
class WindowFiles;
class WindowHeaps;
class WindowHistory;
class WindowLayouts;
class WindowLive;
class WindowMarks;
class WindowSaving;
class WindowSearch;
class WindowPages;
class WindowSessions;
class WindowTour;

/// The window: the timeline in the middle, panels in docks around it, messages above it. Connects
/// what the views ask for with the session and with what runs in the background.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    /// @p settings must outlive it.
    explicit MainWindow(Settings& settings, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Reads files in the background; what cannot be read is said in the message bar.
    void openFiles(const QStringList& paths);

    /// Reads two files and compares what they hold: snapshots as A and B, runs beside each other.
    void compareFiles(const QString& before, const QString& after);

    Workspace& workspace() { return m_workspace; }
    TimelineView& timeline() { return *m_timeline; }
    WindowHeaps& heaps() { return *m_heaps; }
    WindowFiles& files() { return *m_files; }
    WindowSaving& saving() { return *m_saving; }
    WindowHistory& history() { return *m_history; }
    WindowLive& live() { return *m_live; }
    WindowMarks& marks() { return *m_marks; }
    WindowSearch& search() { return *m_search; }
    WindowSessions& sessions() { return *m_sessions; }
    WindowExperiments& experiments() { return *m_experiments; }
    WindowDocks& docks() { return *m_docks; }
    WindowLayouts& layouts() { return *m_layouts; }
    WindowTour& tour() { return *m_tour; }
    RangeSound& sound() { return *m_sound; }

    /// What a picture is made of: the timeline of the current recording, or the snapshots.
    ViewPicture picturedView(PictureColours colours);

    /// The view that compares what is open: snapshots if there are any, else runs.
    QWidget& comparison();

    void undoRemove();
    void findObject();
    void resetLayout();

    /// Also remembers what is chosen; as the system says if empty.
    void setLanguage(const QString& language);
    void setTheme(const QString& theme);

    /// Closes without a question, once the files being saved are written: programs that were
    /// started go on.
    void closeUnasked()
    {
        m_asksBeforeClosing = false;
        close();
    }

protected:
    void showEvent(QShowEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool focusNextPrevChild(bool isNext) override;

private:
    void connectRequests();
    void connectViews();
    void connectStates();
    void restore();
    void retranslate();

    void offerUndo(const QStringList& names, const QStringList& lost);

    void showWarnings(int recordingId);
    void updatePages();
    void raiseDocks();
    void updateActions();
    void updateRecent();

    Settings& m_settings;
    Workspace m_workspace;
    SystemTheme* m_systemTheme;
    WindowActions* m_actions;
    WindowDocks* m_docks;
    MessageBar* m_messages;
    WelcomePage* m_welcome;
    TimelineView* m_timeline;
    QSplitter* m_views; ///< the timeline over the snapshots, each shown where there is something
    WindowPages* m_pages;
    WindowLayouts* m_layouts;
    JobIndicator* m_job;
    WindowHeaps* m_heaps;
    bool m_asksBeforeClosing = true;
    WindowFiles* m_files;
    WindowSaving* m_saving;
    WindowHistory* m_history;
    WindowLive* m_live;
    WindowMarks* m_marks;
    WindowSearch* m_search;
    WindowSessions* m_sessions;
    WindowExperiments* m_experiments;
    UnwrittenFiles* m_unwritten;
    WindowTour* m_tour;
    RangeSound* m_sound;
};

} // namespace tidemark::app
