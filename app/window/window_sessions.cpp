// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_sessions.h"

#include "app/messages/message_bar.h"
#include "app/messages/message_row.h"
#include "app/sessions/session_state.h"
#include "app/text/error_text.h"
#include "app/text/plain_text.h"
#include "app/window/quit_question.h"
#include "app/window/window_files.h"
#include "core/documents/session_writer.h"
#include "core/formats/tidemark/session_reader.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>
#include <utility>

namespace tidemark::app
{

namespace
{

QString shownName(const QString& path)
{
    return singleLine(QFileInfo(path).fileName());
}

QString pathText(const std::filesystem::path& path)
{
    return QFile::decodeName(QByteArray::fromStdString(path.string()));
}

std::filesystem::path pathFrom(const QString& path)
{
    return QFile::encodeName(path).toStdString();
}

} // namespace

WindowSessions::WindowSessions(QWidget& window, Workspace& workspace, WindowFiles& files,
                               MessageBar& messages)
    : QObject(&window),
      m_window(window),
      m_workspace(workspace),
      m_files(files),
      m_messages(messages)
{
    connect(&files, &WindowFiles::sessionRequested, this, &WindowSessions::open);
    // The files are shown by then.
    connect(&files.opener(), &FileOpener::idle, this, &WindowSessions::finishOpening);
}

QString WindowSessions::usualFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) +
           QStringLiteral("/sessions");
}

void WindowSessions::open(const QString& path)
{
    const auto session = readSession(pathFrom(path));
    if (!session) {
        say(path, session.error());
        return;
    }
    m_files.remember(path);
    show(*session, true);
}

/// @p isSaved tells whether it comes from a file that stays.
void WindowSessions::show(const SessionDocument& session, bool isSaved)
{
    QStringList there;
    QStringList missing;
    for (const std::filesystem::path& file : session.files) {
        const QString path = pathText(file);
        (QFileInfo::exists(path) ? there : missing) << path;
    }
    const auto& open = m_workspace.session.recordings();
    if (std::ranges::none_of(open, &OpenRecording::isLive)) {
        m_workspace.session.removeAll(); // which can be undone
    }
    sayMissing(missing);
    m_opening = Opening{session, isSaved};
    if (there.isEmpty()) {
        finishOpening();
    } else {
        m_files.open(there);
    }
}

void WindowSessions::finishOpening()
{
    if (!m_opening) {
        return;
    }
    const Opening opened = *std::exchange(m_opening, std::nullopt);
    applySession(m_workspace, opened.session);
    if (opened.isSaved) {
        setSaved();
    }
    if (!opened.session.notes.empty()) {
        Q_EMIT notesOpened();
    }
}

void WindowSessions::sayMissing(const QStringList& paths)
{
    if (paths.isEmpty()) {
        return;
    }
    constexpr qsizetype kMostNames = 5;
    QStringList names;
    for (const QString& path : paths.first(std::min(paths.size(), kMostNames))) {
        names << singleLine(path);
    }
    if (paths.size() > kMostNames) {
        names << QStringLiteral("…");
    }
    m_messages.show({Message::Severity::Warning,
                     tr("%Ln file(s) of the session are not there any more: %1. Put them back, and "
                        "open it again; the rest is open.",
                        nullptr, static_cast<int>(paths.size()))
                         .arg(names.join(QStringLiteral(", "))),
                     {},
                     {}});
}

void WindowSessions::say(const QString& path, const Error& error)
{
    m_messages.show({Message::Severity::Error,
                     QStringLiteral("%1: %2").arg(shownName(path), errorText(error)),
                     {},
                     {}});
}

bool WindowSessions::saveAs()
{
    QString path = QFileDialog::getSaveFileName(&m_window, tr("Save session"),
                                                QStringLiteral("session") + kSessionEnding,
                                                tr("Tidemark session (*%1)").arg(kSessionEnding));
    if (path.isEmpty()) {
        return false;
    }
    if (!path.endsWith(kSessionEnding)) {
        path += kSessionEnding;
    }
    return save(path);
}

bool WindowSessions::mayClose(bool asks)
{
    const bool hasMarks = m_workspace.session.hasUnsavedMarks();
    if (!m_workspace.notes.isUnsaved() && !hasMarks) {
        return true;
    }
    if (!asks) {
        if (m_autosave) {
            m_autosave->keep();
        }
        return true;
    }
    switch (askAboutNotes(m_window, hasMarks)) {
    case NotesAnswer::Save:
        return saveAs();
    case NotesAnswer::Discard:
        return true;
    case NotesAnswer::Cancel:
        break;
    }
    return false;
}

bool WindowSessions::save(const QString& path)
{
    const SessionDocument session = sessionStateOf(m_workspace);
    if (const auto saved = writeSession(pathFrom(path), session, Overwrite::AnyFile); !saved) {
        say(path, saved.error());
        return false;
    }
    const auto left = m_workspace.session.recordings().size() - session.recordings.size();
    QString text = tr("Saved %1.").arg(shownName(path));
    if (left > 0) {
        text +=
            QLatin1Char(' ') + tr("%Ln recording(s) that are in no file of yours were left out.",
                                  nullptr, static_cast<int>(left));
    }
    m_messages.show({Message::Severity::Information, text, {}, {}, QStringLiteral("saved"), true});
    setSaved();
    m_files.remember(path);
    return true;
}

void WindowSessions::setSaved()
{
    m_workspace.notes.setSaved();
    m_workspace.session.setMarksSaved();
}

QStringList WindowSessions::keepIn(const QString& folder)
{
    m_autosave = std::make_unique<SessionAutosave>(m_workspace, folder);
    QStringList offered;
    if (const auto left = m_autosave->takeLeft()) {
        for (const std::filesystem::path& file : left->files) {
            offered << pathText(file);
        }
        m_messages.show({Message::Severity::Information,
                         tr("Tidemark did not end as it should have, with %Ln recording(s) open.",
                            nullptr, static_cast<int>(left->recordings.size())),
                         tr("Open them again"), [this, left] { show(*left, false); }});
    }
    return offered;
}

} // namespace tidemark::app

#include "moc_window_sessions.cpp"
