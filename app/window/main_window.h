// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/file_opener.h"
#include "app/session/session.h"
#include "app/session/view_options.h"

#include <QMainWindow>

class QStackedWidget;

namespace tidemark::app
{

class JobIndicator;
class LineTablePanel;
class MessageBar;
class RecordingSaver;
class Settings;
class TimelineView;
class WelcomePage;
class WindowActions;
class WindowDocks;

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

    /// Opens the bundled session: one sum, by a list, by a generator and by chunks.
    void openSample();

    Session& session() { return m_session; }
    TimelineView& timeline() { return *m_timeline; }
    FileOpener& opener() { return m_opener; }

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void connectOpener();
    void connectActions();
    void connectChoices();
    void connectViews();
    void restore();
    void retranslate();

    void chooseFiles();
    void saveCurrent();
    void savePictureAs();
    void removeCurrent();
    void removeAll();
    void offerUndo(const QString& text);
    void resetLayout();
    void showShortcuts();
    void showAbout();

    void showOpened(const QString& path, const Recordings& recordings);
    void finishOpening();
    void showFailure(const QString& path, const Error& error);
    void showWarnings(int recordingId);
    void updatePages();
    void updateActions();
    void updateRecent();

    Settings& m_settings;
    Session m_session;
    ViewOptions m_options;
    FileOpener m_opener;
    RecordingSaver* m_saver;
    WindowActions* m_actions;
    WindowDocks* m_docks;
    MessageBar* m_messages;
    QStackedWidget* m_pages;
    WelcomePage* m_welcome;
    TimelineView* m_timeline;
    LineTablePanel* m_lines;
    JobIndicator* m_job;
    int m_firstOpened = 0; ///< of the files asked for together; 0 if none was read yet
};

} // namespace tidemark::app
