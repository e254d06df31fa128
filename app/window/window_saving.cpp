// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_saving.h"

#include "app/export/picture_export.h"
#include "app/export/recording_saver.h"
#include "app/export/report_export.h"
#include "app/messages/job_indicator.h"
#include "app/messages/message_bar.h"
#include "app/messages/message_row.h"
#include "app/settings/settings.h"
#include "app/text/error_text.h"
#include "app/text/plain_text.h"
#include "app/window/picture_file.h"
#include "app/window/shown_folder.h"
#include "app/workspace/workspace.h"

#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>

namespace tidemark::app
{

namespace
{

const QString kReportEnding = QStringLiteral(".html");

QString savedName(const QString& path)
{
    return singleLine(QFileInfo(path).fileName());
}

/// Whoever could not save a file saves it in another place next, most likely.
QString topicOfSaving(const QString& path)
{
    return QStringLiteral("saving ") + QFileInfo(path).fileName();
}

} // namespace

WindowSaving::WindowSaving(QWidget& window, Workspace& workspace, Settings& settings,
                           MessageBar& messages, JobIndicator& job)
    : QObject(&window),
      m_window(window),
      m_workspace(workspace),
      m_settings(settings),
      m_messages(messages),
      m_job(job),
      m_saver(new RecordingSaver(this))
{
    connectSaver();
    connect(&m_job, &JobIndicator::cancelRequested, this, [this](const QObject* owner) {
        if (owner == m_saver) {
            m_saver->cancel();
        }
    });
}

void WindowSaving::connectSaver()
{
    connect(m_saver, &RecordingSaver::started, this, [this](const QString& path) {
        m_job.start(m_saver, tr("Saving %1…").arg(savedName(path)));
    });
    connect(m_saver, &RecordingSaver::progressed, this,
            [this](int steps) { m_job.setProgress(m_saver, steps); });
    connect(m_saver, &RecordingSaver::saved, this, [this](const QString& path) {
        m_job.finish(m_saver);
        saySaved(path);
        if (!path.endsWith(kReportEnding)) {
            Q_EMIT recordingSaved(path);
        }
    });
    connect(m_saver, &RecordingSaver::failed, this,
            [this](const QString& path, const Error& error) {
                m_job.finish(m_saver);
                sayNotSaved(path, error);
            });
}

void WindowSaving::sayNotSaved(const QString& path, const Error& error)
{
    if (error.code != ErrorCode::Cancelled) {
        m_messages.show({Message::Severity::Error,
                         QStringLiteral("%1: %2").arg(savedName(path), errorText(error)),
                         {},
                         {},
                         topicOfSaving(path)});
    }
}

void WindowSaving::saveCurrent()
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

void WindowSaving::savePictureOf(const std::function<ViewPicture(PictureColours)>& viewIn)
{
    const auto choice = choosePictureFile(m_window);
    if (!choice) {
        return;
    }
    const ViewPicture view = viewIn(pictureColours());
    const auto saved = savePicture(view.widget(), choice->path, Overwrite::AnyFile, choice->scale);
    if (!saved) {
        sayNotSaved(choice->path, saved.error());
    } else {
        saySaved(choice->path);
    }
}

void WindowSaving::copyPictureOf(const std::function<ViewPicture(PictureColours)>& viewIn)
{
    constexpr int kScale = 2; // sharp where it is pasted
    const ViewPicture view = viewIn(pictureColours());
    QGuiApplication::clipboard()->setImage(pictureOf(view.widget(), kScale));
    m_messages.show({Message::Severity::Information,
                     tr("The picture is on the clipboard."),
                     {},
                     {},
                     QStringLiteral("saved"),
                     true});
}

PictureColours WindowSaving::pictureColours() const
{
    return m_settings.arePicturesLight() ? PictureColours::Light : PictureColours::AsShown;
}

void WindowSaving::setPicturesLight(bool areLight)
{
    m_settings.setPicturesLight(areLight);
}

void WindowSaving::saveReport()
{
    QString path = QFileDialog::getSaveFileName(
        &m_window, tr("Save report"), QStringLiteral("report.html"), tr("HTML page (*.html)"));
    if (path.isEmpty()) {
        return;
    }
    path += QFileInfo(path).suffix().isEmpty() ? kReportEnding : QString();
    m_saver->save(path, [path, request = reportOf(m_workspace)](TaskControl& control) {
        return writeReport(path, request, control);
    });
}

void WindowSaving::saySaved(const QString& path)
{
    m_messages.close(topicOfSaving(path)); // it has succeeded now
    m_messages.show({Message::Severity::Information, tr("Saved %1.").arg(savedName(path)),
                     tr("Show in folder"), [path] { showInFolder(path); }, QStringLiteral("saved"),
                     true});
}

} // namespace tidemark::app

#include "moc_window_saving.cpp"
