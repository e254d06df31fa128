// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sessions/session_autosave.h"

#include <QStringList>

class QWidget;

namespace tidemark::app
{

class MessageBar;
class WindowFiles;

/// Saves and opens what is open in the window as one thing, and brings it back after a crash. GUI
/// thread only.
class WindowSessions final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it; @p window is the parent of dialogs.
    WindowSessions(QWidget& window, Workspace& workspace, WindowFiles& files, MessageBar& messages);

    /// In the place of what is open, unless something is being recorded: then beside it.
    void open(const QString& path);

    /// Asks where, and saves. False if that did not happen.
    bool saveAs();

    /// False after saying why.
    bool save(const QString& path);

    /// Whether the window may be closed: notes that are in no file yet are asked about if @p asks,
    /// and else kept for the next start.
    bool mayClose(bool asks);

    /// From now on what is open is kept against a crash in @p folder, and what the last one left
    /// there is offered: the paths of its files.
    QStringList keepIn(const QString& folder);

    /// The folder of the user's for that.
    static QString usualFolder();

Q_SIGNALS:
    /// A session with notes was opened.
    void notesOpened();

private:
    struct Opening {
        SessionDocument session;
        bool isSaved = false; ///< in a file that stays
    };

    void show(const SessionDocument& session, bool isSaved);
    void finishOpening();
    void sayMissing(const QStringList& paths);
    void say(const QString& path, const Error& error);
    void setSaved();

    QWidget& m_window;
    Workspace& m_workspace;
    WindowFiles& m_files;
    MessageBar& m_messages;
    std::unique_ptr<SessionAutosave> m_autosave;
    std::optional<Opening> m_opening; ///< whose files are being read
};

} // namespace tidemark::app
