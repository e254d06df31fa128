// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sessions/session_autosave.h"

#include "app/sessions/session_state.h"
#include "core/documents/session_writer.h"
#include "core/formats/tidemark/session_reader.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <utility>

namespace tidemark::app
{

namespace
{

using namespace std::chrono_literals;

constexpr auto kPause = 2s; ///< from a change to the file

const QString kEnding = QStringLiteral(".tidemark-session");

std::filesystem::path filePath(const QString& path)
{
    return QFile::encodeName(path).toStdString();
}

/// Of the process that keeps the session at @p path.
QString lockPath(const QString& path)
{
    return path + QStringLiteral(".lock");
}

bool isEmpty(const SessionDocument& session)
{
    return session.recordings.empty() && session.notes.empty();
}

} // namespace

SessionAutosave::SessionAutosave(Workspace& workspace, QString folder, QObject* parent)
    : QObject(parent),
      m_workspace(workspace),
      m_folder(std::move(folder)),
      m_path(QStringLiteral("%1/%2%3")
                 .arg(m_folder)
                 .arg(QCoreApplication::applicationPid())
                 .arg(kEnding)),
      m_lock(std::make_unique<QLockFile>(lockPath(m_path)))
{
    constexpr QFile::Permissions kOwnerOnly =
        QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    QDir().mkpath(m_folder);
    QFile::setPermissions(m_folder, kOwnerOnly);
    m_lock->setStaleLockTime(0); // as long as the process lives, however long that is
    m_lock->tryLock();
    m_timer.setSingleShot(true);
    m_timer.setInterval(kPause);
    connect(&m_timer, &QTimer::timeout, this, &SessionAutosave::save);
    const auto changed = [this] {
        if (!m_timer.isActive()) {
            m_timer.start();
        }
    };
    Session& session = workspace.session;
    connect(&session, &Session::listChanged, this, changed);
    connect(&session, &Session::recordingChanged, this, changed);
    connect(&session, &Session::currentChanged, this, changed);
    connect(&session, &Session::alignmentChanged, this, changed);
    connect(&session.runs(), &RunSelection::baseChanged, this, changed);
    connect(&session.runs(), &RunSelection::groupingChanged, this, changed);
    connect(&session.runs(), &RunSelection::differenceChanged, this, changed);
    connect(&session.time(), &TimeSelection::visibleChanged, this, changed);
    connect(&session.time(), &TimeSelection::selectedChanged, this, changed);
    connect(&session.snapshots(), &SnapshotSelection::rolesChanged, this, changed);
    connect(&session.snapshots(), &SnapshotSelection::currentChanged, this, changed);
    connect(&session.snapshots(), &SnapshotSelection::typeChanged, this, changed);
    connect(&workspace.notes, &Notes::changed, this, changed);
    connect(&workspace.hunting, &Hunting::changed, this, changed);
}

SessionAutosave::~SessionAutosave()
{
    if (!m_isKept) {
        QFile::remove(m_path);
    }
}

void SessionAutosave::keep()
{
    save();
    m_isKept = true;
}

/// One that cannot be written is written next time; the user has not asked for it.
void SessionAutosave::save()
{
    SessionDocument now = sessionStateOf(m_workspace);
    if (now == m_saved) {
        return;
    }
    if (isEmpty(now)) {
        QFile::remove(m_path);
        m_saved = std::move(now);
    } else if (writeSession(filePath(m_path), now, Overwrite::AnyFile)) {
        m_saved = std::move(now);
    }
}

std::optional<SessionDocument> SessionAutosave::takeLeft()
{
    std::optional<SessionDocument> newest;
    const QDir folder(m_folder);
    for (const QString& name :
         folder.entryList({QStringLiteral("*") + kEnding}, QDir::Files, QDir::Time)) {
        const QString path = folder.filePath(name);
        QLockFile lock(lockPath(path));
        lock.setStaleLockTime(0);
        if (path == m_path || !lock.tryLock()) {
            continue; // its process lives
        }
        if (!newest) {
            auto read = readSession(filePath(path));
            if (read && !isEmpty(*read)) {
                newest = std::move(*read);
            }
        }
        QFile::remove(path);
    }
    return newest;
}

} // namespace tidemark::app

#include "moc_session_autosave.cpp"
