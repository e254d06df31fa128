// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/latest_job.h"
#include "app/workspace/hunt_request.h"
#include "app/workspace/hunt_state.h"
#include "app/workspace/live_recordings.h"

#include <QTimer>

#include <array>
#include <atomic>

class QThread;

namespace tidemark::app
{

class HuntRun;

/// Hunts for a leak in a process that is recorded and whose heap is watched: on a thread of its
/// own, round after round where one leaves doubt. The snapshots are written beside the recording;
/// those of the last round are opened as A, B and C. One hunt at a time. GUI thread only.
class Hunting final : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    Hunting(Session& session, LiveRecordings& live, QObject* parent = nullptr);

    /// Gives up a hunt that is under way, and waits until it has ended.
    ~Hunting() override;

    /// Whether one in the process of recording @p id can begin: its heap is watched and waits for
    /// something to do, the recording has a file, and no hunt is under way.
    bool canStart(int id) const;

    /// Begins one; nothing if it cannot.
    void start(int id, const HuntRequest& request);

    /// The user has done by hand what is to be done now.
    void finishByHand();

    /// Gives it up.
    void cancel();

    /// What was entered for a hunt is to be there again for the next one, also after a restart of
    /// the program. @p form is as HuntForm has it.
    void remember(const QStringList& form) { Q_EMIT remembered(form); }

    /// The snapshots of a hunt that is over, by the recordings in which they are the first ones,
    /// and what lies between them.
    struct Finished {
        std::array<int, 3> recordings = {};
        HuntConditions conditions = {};

        bool operator==(const Finished&) const = default;
    };

    /// None while there is none, or once a snapshot was closed.
    std::optional<Finished> finished() const;

    /// Has the snapshots of an earlier hunt say again what was found. Nothing while another one is
    /// under way, or where one of them is not open.
    void judgeAgain(const Finished& hunt);

    const HuntState& state() const { return m_state; }

    /// Whether one is under way in the process of recording @p id.
    bool isHunted(int id) const { return m_state.isRunning() && m_state.recordingId == id; }

    /// Whether the snapshot at @p path is one of the last hunt, which opens it itself.
    bool isOfHunt(const QString& path) const { return m_files.contains(path); }

Q_SIGNALS:
    /// state() is another.
    void changed();
    void remembered(const QStringList& form);

private:
    void follow();
    void openSnapshots();
    void takeFindings(Result<HuntFindings> found);
    void releaseClosed();
    void awaitEnd();

    Session& m_session;
    LiveRecordings& m_live;
    HuntState m_state;
    QStringList m_files;       ///< of all rounds of the last hunt
    std::vector<int> m_opened; ///< recordings of A, B and C
    std::shared_ptr<HuntRun> m_run;
    LatestJob<Result<HuntFindings>> m_judging; ///< of an earlier hunt
    std::unique_ptr<QThread> m_thread;
    std::atomic<bool> m_isTold = false; ///< that the state is another: m_soon is started
    QTimer m_soon;                      ///< to follow()
};

} // namespace tidemark::app
