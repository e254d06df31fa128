// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/latest_job.h"
#include "app/workspace/growing_recordings.h"
#include "core/formats/tidemark/tidemark_follower.h"

#include <chrono>
#include <map>
#include <mutex>

namespace tidemark::app
{

/// The recordings of the session whose files another program is still writing: looks at the files
/// now and then, reads in the background what is new, and lets the recordings grow.
///
/// A recording is live from the first look that finds its file growing or written to lately until
/// its end comes or nothing has come for a while. It is then one that was cut off, but becomes
/// live again if its file grows after all. Closing a recording stops the looking, restoring it
/// goes on. GUI thread only; files are touched in the background only.
class FileFollower final : public QObject
{
    Q_OBJECT

public:
    struct Pace {
        std::chrono::milliseconds look{1000};   ///< from one look to the next
        std::chrono::milliseconds quiet{30000}; ///< without growth, until it counts as cut off
    };

    /// @p growing must outlive it.
    explicit FileFollower(GrowingRecordings& growing, QObject* parent = nullptr);
    FileFollower(GrowingRecordings& growing, Pace pace, QObject* parent = nullptr);
    ~FileFollower() override;

    /// @p recordings were read from the file at @p path and are in the session as @p firstId and
    /// the ids after it. Follows the last of them if the file may still be being written.
    void take(const QString& path, int firstId, const Recordings& recordings);

    /// Whether the file of recording @p id is looked at.
    bool isFollowing(int id) const;

Q_SIGNALS:
    /// The file of recording @p id, which was live, is gone, is another one, or cannot be read any
    /// more. What was read stays.
    void lost(int id);

private:
    /// What a look at a file found; none in `news` if it was cancelled.
    struct Look {
        std::optional<TidemarkFollower::News> news;
        bool isCut = false;                         ///< whether `recording` says so
        std::shared_ptr<const Recording> recording; ///< null if there is nothing to show
    };

    /// Shared with the look under way, which may outlive the rest.
    struct Reader {
        TidemarkFollower follower;
        std::mutex mutex = {}; ///< looks are taken by one thread or another, one after the other
    };

    struct Followed {
        std::shared_ptr<Reader> reader; ///< null once there is nothing to follow
        std::unique_ptr<LatestJob<Look>> job;
        bool isLooking = false; ///< a job runs
        bool isLive = false;
        std::optional<Look> missed; ///< what came when the recording was just closed
        QElapsedTimer sinceGrowth;
    };

    static Look look(Reader& reader, bool isQuiet, TaskControl& control);

    void lookAtAll();
    void startLook(Followed& followed);
    void finishLook(int id, const Look& look);
    void show(int id, Followed& followed, const Look& look);
    bool continues(int id, const Recording& recording) const;

    GrowingRecordings& m_growing;
    Session& m_session;
    Pace m_pace;
    std::map<int, Followed> m_followed; ///< by recording; also of closed ones that may come back
    QTimer m_timer;
};

} // namespace tidemark::app
