// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_history.h"

#include "app/export/recording_saver.h"
#include "app/history/history_dialog.h"
#include "app/jobs/background_job.h"
#include "app/messages/job_indicator.h"
#include "app/messages/message_bar.h"
#include "app/settings/settings.h"
#include "app/text/error_text.h"
#include "app/text/file_text.h"
#include "app/text/plain_text.h"
#include "app/text/time_text.h"
#include "app/window/recording_files.h"
#include "app/workspace/workspace.h"
#include "core/timeline/inferred_restarts.h"

namespace tidemark::app
{

namespace
{

const QString kTopic = QStringLiteral("history");

QString hostOf(const HistoryServer& server)
{
    return singleLine(server.url.host());
}

} // namespace

WindowHistory::WindowHistory(QWidget& window, Workspace& workspace, Settings& settings,
                             MessageBar& messages, JobIndicator& job)
    : QObject(&window),
      m_window(window),
      m_workspace(workspace),
      m_settings(settings),
      m_messages(messages),
      m_job(job),
      m_saver(new RecordingSaver(this))
{
    connect(m_saver, &RecordingSaver::failed, this,
            [this](const QString& /*path*/, const Error& error) { sayFailure(error); });
    connect(&m_watcher, &QFutureWatcherBase::progressValueChanged, this,
            [this](int steps) { m_job.setProgress(this, steps); });
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        m_job.finish(this);
        auto future = m_watcher.future();
        if (!future.isCanceled() && future.resultCount() > 0) {
            if (const auto result = future.takeResult()) {
                take(*result);
            }
        }
    });
    connect(&m_job, &JobIndicator::cancelRequested, this, [this](const QObject* owner) {
        if (owner == this) {
            m_watcher.cancel();
        }
    });
}

WindowHistory::~WindowHistory()
{
    m_watcher.disconnect(this);
    finish();
}

void WindowHistory::finish()
{
    m_watcher.cancel();
    m_followed.clear();
}

void WindowHistory::choose()
{
    if (m_dialog == nullptr) {
        m_dialog = new HistoryDialog(&m_window);
        m_dialog->enter(m_settings.historyForm());
        connect(m_dialog, &HistoryDialog::fetchRequested, this, &WindowHistory::fetch);
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

/// In the background.
WindowHistory::Fetched WindowHistory::fetched(const HistoryWish& wish, TaskControl& control)
{
    const HistoryRequest& request = wish.request;
    auto matrix = fetchHistory(request, control);
    if (!matrix) {
        return {matrix.error()};
    }
    Fetched result;
    result.remarks = matrix->remarks();
    if (wish.goesOn) {
        result.follower = std::make_shared<HistoryFollower>(request, *matrix);
    }
    auto recordings = prometheusRecordings(*std::move(matrix), request.known(), control);
    if (!recordings) {
        return {recordings.error()};
    }
    result.recordings = withInferredRestarts(*std::move(recordings));
    return result;
}

void WindowHistory::fetch(const HistoryWish& wish)
{
    m_settings.setHistoryForm(m_dialog->entered());
    m_messages.close(kTopic);
    const QString host = hostOf(wish.request.server);
    m_watcher.cancel();
    m_wish = wish;
    m_job.start(this, tr("Fetching from %1…").arg(host));
    m_watcher.setFuture(runInBackground<Fetched>(
        [wish](TaskControl& control) -> Result<Fetched> { return fetched(wish, control); }));
}

void WindowHistory::take(const Fetched& fetched)
{
    if (fetched.recordings.empty()) {
        sayFailure(fetched.failure);
        return;
    }
    const QString path = newRecordingFile(hostOf(m_wish.request.server));
    Session& session = m_workspace.session;
    const int firstId = session.add({ReadFile{path, fetched.recordings}}, true).front();
    if (fetched.recordings.size() > 1) {
        session.setAlignment(Session::Alignment::WallClock);
    } else {
        const QString name =
            singleLine(QString::fromStdString(fetched.recordings.front()->program));
        session.rename(firstId, name.isEmpty() ? hostOf(m_wish.request.server) : name);
    }
    for (const std::string& remark : fetched.remarks) {
        m_messages.show({Message::Severity::Warning,
                         tr("The server remarks: “%1”.").arg(fileText(remark)),
                         {},
                         {}});
    }
    if (path.isEmpty()) {
        sayFailure({ErrorCode::CannotWrite, "Permission denied"});
    } else {
        m_saver->save(path, fetched.recordings, path);
    }
    if (fetched.follower) {
        follow(fetched, path, firstId);
    }
}

void WindowHistory::follow(const Fetched& fetched, const QString& path, int firstId)
{
    auto history = std::make_unique<FollowedHistory>(m_workspace.growing, path, firstId,
                                                     static_cast<int>(fetched.recordings.size()),
                                                     fetched.follower);
    const QString host = hostOf(m_wish.request.server);
    const QString step = durationText(fetched.follower->step());
    const auto say = [this, path](Message::Severity severity, const QString& text) {
        m_messages.show(
            {severity, text, tr("Stop following"), [this, path] { m_followed.erase(path); }, path});
    };
    connect(history.get(), &FollowedHistory::failed, this, [say, host](const Error& error) {
        if (error.code != ErrorCode::Cancelled) {
            say(Message::Severity::Warning,
                tr("%1: %2 It is asked again.", "host: sentence").arg(host, errorText(error)));
        }
    });
    connect(history.get(), &FollowedHistory::answered, this, [say, host, step] {
        say(Message::Severity::Information,
            tr("Following %1: what is new is asked for every %2.").arg(host, step));
    });
    m_followed[path] = std::move(history);
    say(Message::Severity::Information,
        tr("Following %1: what is new is asked for every %2.").arg(host, step));
}

void WindowHistory::sayFailure(const Error& error)
{
    if (error.code != ErrorCode::Cancelled) {
        m_messages.show(
            {Message::Severity::Error,
             tr("%1: %2", "host: sentence").arg(hostOf(m_wish.request.server), errorText(error)),
             tr("Change…"), [this] { choose(); }, kTopic});
    }
}

} // namespace tidemark::app

#include "moc_window_history.cpp"
