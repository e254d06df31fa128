// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/history/history_wish.h"
#include "app/workspace/followed_history.h"

#include <QFutureWatcher>
#include <QObject>

#include <map>

class QWidget;

namespace tidemark::app
{

class HistoryDialog;
class JobIndicator;
class MessageBar;
class RecordingSaver;
class Settings;
class Workspace;

/// The history that a server keeps: asks which, fetches and shows it, follows what is new. It is
/// written into a recording's file once it is shown. GUI thread only.
class WindowHistory final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it; @p window is the parent of the dialog.
    WindowHistory(QWidget& window, Workspace& workspace, Settings& settings, MessageBar& messages,
                  JobIndicator& job);

    /// Asks what to fetch.
    void choose();

    /// Of what was fetched.
    RecordingSaver& saver() { return *m_saver; }

    ~WindowHistory() override;

    /// Gives up what is being fetched and followed.
    void finish();

private:
    struct Fetched {
        Error failure = {}; ///< where there is no recording
        Recordings recordings = {};
        std::vector<std::string> remarks = {};
        std::shared_ptr<HistoryFollower> follower = {};
    };

    static Fetched fetched(const HistoryWish& wish, TaskControl& control);
    void fetch(const HistoryWish& wish);
    void take(const Fetched& fetched);
    void follow(const Fetched& fetched, const QString& path, int firstId);
    void sayFailure(const Error& error);

    QWidget& m_window;
    Workspace& m_workspace;
    Settings& m_settings;
    MessageBar& m_messages;
    JobIndicator& m_job;
    RecordingSaver* m_saver;
    HistoryDialog* m_dialog = nullptr; ///< made when it is needed
    HistoryWish m_wish;
    QFutureWatcher<Result<Fetched>> m_watcher;
    std::map<QString, std::unique_ptr<FollowedHistory>> m_followed; ///< by the path of the file
};

} // namespace tidemark::app
