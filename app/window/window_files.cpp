// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_files.h"

#include "app/export/picture_export.h"
#include "app/export/recording_saver.h"
#include "app/messages/job_indicator.h"
#include "app/messages/message_bar.h"
#include "app/messages/message_row.h"
#include "app/settings/settings.h"
#include "app/text/error_text.h"
#include "app/text/plain_text.h"
#include "app/workspace/workspace.h"

#include <QFileDialog>
#include <QFileInfo>

#include <utility>

namespace tidemark::app
{

namespace
{

QString fileName(const QString& path)
{
    return singleLine(QFileInfo(path).fileName());
}

/// Reads tables as was said of others of the same layout.
ReadingOptions optionsWith(const RememberedColumns& remembered)
{
    ReadingOptions options;
    options.remembered = [remembered](std::string_view format, std::span<const std::string> names) {
        return remembered.find(format, names);
    };
    return options;
}

} // namespace

WindowFiles::WindowFiles(QWidget& window, Workspace& workspace, Settings& settings,
                         MessageBar& messages, JobIndicator& job)
    : QObject(&window),
      m_window(window),
      m_workspace(workspace),
      m_settings(settings),
      m_messages(messages),
      m_job(job),
      m_saver(new RecordingSaver(this))
{
    connectOpener();
    connectSaver();
    m_opener.setOptions(optionsWith(m_settings.rememberedColumns()));
    connect(&m_workspace.session, &Session::columnsChosen, this, &WindowFiles::readAgain);
    connect(&m_workspace.follower, &FileFollower::lost, this, &WindowFiles::sayLost);
}

void WindowFiles::connectOpener()
{
    connect(&m_opener, &FileOpener::started, this, [this](const QString& path) {
        m_job.start(&m_opener, tr("Reading %1…").arg(fileName(path)));
    });
    connect(&m_opener, &FileOpener::progressed, this,
            [this](int steps) { m_job.setProgress(&m_opener, steps); });
    connect(&m_opener, &FileOpener::idle, this, &WindowFiles::finishOpening);
    connect(&m_opener, &FileOpener::opened, this, &WindowFiles::take);
    connect(&m_opener, &FileOpener::readAgain, this, &WindowFiles::takeAgain);
    connect(&m_opener, &FileOpener::failed, this, &WindowFiles::sayFailure);
    connect(&m_job, &JobIndicator::cancelRequested, this, [this](const QObject* owner) {
        if (owner == &m_opener) {
            m_opener.cancel();
        } else if (owner == m_saver) {
            m_saver->cancel();
        }
    });
}

void WindowFiles::connectSaver()
{
    connect(m_saver, &RecordingSaver::started, this, [this](const QString& path) {
        m_job.start(m_saver, tr("Saving %1…").arg(fileName(path)));
    });
    connect(m_saver, &RecordingSaver::progressed, this,
            [this](int steps) { m_job.setProgress(m_saver, steps); });
    connect(m_saver, &RecordingSaver::saved, this, [this](const QString& path) {
        m_job.finish(m_saver);
        saySaved(path);
    });
    connect(m_saver, &RecordingSaver::failed, this,
            [this](const QString& path, const Error& error) {
                m_job.finish(m_saver);
                sayFailure(path, error);
            });
}

void WindowFiles::openSample()
{
    m_opener.open({QStringLiteral(":/samples/list.dat"), QStringLiteral(":/samples/generator.dat"),
                   QStringLiteral(":/samples/chunks.dat")});
}

void WindowFiles::chooseAndOpen()
{
    QString start;
    if (const OpenRecording* open = m_workspace.session.current();
        open && !open->path.startsWith(u':')) {
        start = QFileInfo(open->path).path();
    }
    const QStringList paths = QFileDialog::getOpenFileNames(&m_window, tr("Open profiles"), start);
    if (!paths.isEmpty()) {
        open(paths);
    }
}

void WindowFiles::take(const QString& path, const Recordings& recordings)
{
    m_workspace.session.add(path, recordings);
    m_workspace.follower.take(path, m_workspace.session.current()->id, recordings);
    for (std::size_t i = 0; i < recordings.size(); ++i) {
        m_opened << m_workspace.session.current()->id + static_cast<int>(i);
    }
    if (!path.startsWith(u':')) {
        m_settings.addRecentFile(path);
        Q_EMIT recentFilesChanged();
    }
}

/// The file of recording @p id with other choices for its columns, which are remembered if it can
/// be read with them.
void WindowFiles::readAgain(int id, const ColumnChoices& choices)
{
    const OpenRecording& open = *m_workspace.session.find(id);
    const auto remember = [format = open.recording->format, names = open.recording->table.names(),
                           choices](RememberedColumns remembered) {
        remembered.remember(format, names, choices);
        return remembered;
    };
    m_remember[open.fileId] = remember;
    m_opener.reopen(open.path, open.fileId, optionsWith(remember(m_settings.rememberedColumns())));
}

void WindowFiles::takeAgain(int fileId, const Recordings& recordings)
{
    const RememberedColumns remembered = m_remember[fileId](m_settings.rememberedColumns());
    m_settings.setRememberedColumns(remembered);
    m_opener.setOptions(optionsWith(remembered));
    m_workspace.session.replaceTables(fileId, recordings);
}

/// Of several files opened together the first is the current one.
void WindowFiles::finishOpening()
{
    m_job.finish(&m_opener);
    const QList<int> opened = std::exchange(m_opened, {});
    if (!opened.isEmpty()) {
        m_workspace.session.setCurrent(opened.first());
    }
    Q_EMIT openingFinished(opened);
}

void WindowFiles::sayFailure(const QString& path, const Error& error)
{
    if (error.code != ErrorCode::Cancelled) {
        m_messages.show({Message::Severity::Error,
                         QStringLiteral("%1: %2").arg(fileName(path), errorText(error)),
                         {},
                         {}});
    }
}

void WindowFiles::sayLost(int id)
{
    if (const OpenRecording* open = m_workspace.session.find(id)) {
        m_messages.show({Message::Severity::Warning,
                         tr("%1: the file was removed, replaced or cannot be read any more. What "
                            "was recorded until then is still shown.")
                             .arg(singleLine(open->name)),
                         {},
                         {}});
    }
}

void WindowFiles::saveCurrent()
{
    const OpenRecording* open = m_workspace.session.current();
    if (open == nullptr) {
        return;
    }
    const QString suggestion =
        QFileInfo(open->path).completeBaseName() + QStringLiteral(".tidemark");
    const QString path = QFileDialog::getSaveFileName(
        &m_window, tr("Save recording"), suggestion,
        tr("Tidemark recording (*.tidemark);;CSV (*.csv);;JSON (*.json)"));
    if (!path.isEmpty()) {
        m_saver->save(path, {open->recording}, open->path);
    }
}

void WindowFiles::savePictureOf(QWidget& view)
{
    const QString path =
        QFileDialog::getSaveFileName(&m_window, tr("Save picture"), QStringLiteral("tidemark.png"),
                                     tr("Pictures (*.png *.svg)"));
    if (path.isEmpty()) {
        return;
    }
    if (const auto saved = savePicture(view, path, Overwrite::AnyFile); !saved) {
        sayFailure(path, saved.error());
    } else {
        saySaved(path);
    }
}

void WindowFiles::saySaved(const QString& path)
{
    m_messages.show({Message::Severity::Information,
                     tr("Saved %1.").arg(fileName(path)),
                     {},
                     {},
                     QStringLiteral("saved"),
                     true});
}

} // namespace tidemark::app

#include "moc_window_files.cpp"
