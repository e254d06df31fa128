// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/latest_job.h"
#include "app/workspace/growing_recordings.h"
#include "core/live/history_follower.h"

#include <QElapsedTimer>
#include <QTimer>

namespace tidemark::app
{

/// Recordings of the session that came from a server, and grow by what it has anew: asks it once a
/// step, in the background, and writes their file anew once a minute. Does not ask while none of
/// them is open. GUI thread only.
class FollowedHistory final : public QObject
{
    Q_OBJECT

public:
    /// The recordings @p firstId and the @p count - 1 after it are what @p follower has so far, and
    /// the file at @p path. @p growing must outlive it.
    FollowedHistory(GrowingRecordings& growing, const QString& path, int firstId, int count,
                    std::shared_ptr<HistoryFollower> follower, QObject* parent = nullptr);

    /// Ends it; the recordings stay.
    ~FollowedHistory() override;

Q_SIGNALS:
    /// Why the server did not answer; it is asked again.
    void failed(const tidemark::Error& error);
    /// It answers, after it had failed or for the first time.
    void answered();

private:
    void ask();
    void take(const Result<Recordings>& result);
    void add(const std::shared_ptr<const Recording>& recording);
    bool isAnyOpen() const;

    GrowingRecordings& m_growing;
    QString m_path;
    QList<int> m_ids; ///< of the recordings, in the follower's order
    std::shared_ptr<HistoryFollower> m_follower;
    bool m_hasFailed = true; ///< or was not asked yet
    QElapsedTimer m_sinceWritten;
    QTimer m_timer;
    LatestJob<Result<Recordings>> m_job;
};

} // namespace tidemark::app
