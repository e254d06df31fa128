// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/session.h"
#include "core/recorder/recorder.h"

#include <QElapsedTimer>
#include <QTimer>

#include <map>

namespace tidemark::app
{

/// The recordings of the session that grow: of processes that are watched and of programs that were
/// started. Brings what their recorders see into the session, frame by frame.
///
/// Frames come as often as there is a pixel more to see and as drawing them takes a fiftieth of the
/// time of this thread at most, twice a second at least. Removing a recording from the session ends
/// its recorder. GUI thread only.
class LiveRecordings final : public QObject
{
    Q_OBJECT

public:
    /// @p session must outlive it.
    explicit LiveRecordings(Session& session, QObject* parent = nullptr);

    /// Ends all of them, and waits until their files are closed.
    ~LiveRecordings() override;

    /// Opens a recording called @p name for @p recorder, makes it current and returns its id.
    /// @p path is the file that it is written to. Of a program that was started it can be ended.
    int add(const QString& name, const QString& path, std::unique_ptr<Recorder> recorder,
            bool isProgram);

    bool isLive(int id) const { return m_live.contains(id); }
    bool isAnyLive() const { return !m_live.empty(); }

    /// The recording that the toolbar's buttons act on: the current one, else the newest that is
    /// live; 0 if none.
    int subject() const;

    /// None once it has ended.
    std::optional<RecorderStatus> statusOf(int id) const;
    bool isProgram(int id) const;

    void stop(int id);
    void stopAll();
    void terminateProgram(int id);

    /// Holds the picture; recording goes on.
    void setPaused(bool paused);
    bool isPaused() const { return m_isPaused; }

    /// Where a mark set now would stand in recording @p id; none if it has ended.
    std::optional<std::int64_t> positionOf(int id) const;
    void addMark(int id, const QString& name, std::int64_t position);

Q_SIGNALS:
    /// One was added or has ended, or the pause began or ended.
    void changed();
    /// The state of one is another: its process ended, or was found again.
    void stateChanged(int id);
    void ended(int id, const tidemark::RecorderStatus& status);

private:
    struct Live {
        std::unique_ptr<Recorder> recorder;
        bool isProgram = false;
        std::uint64_t version = 0;
        RecorderStatus::State state = RecorderStatus::State::Watching;
        std::uint64_t restarts = 0;
        bool hasNewMark = false;
        bool hasNews = false; ///< since its growth was announced
    };

    void frame();
    void update(int id, Live& live, bool announces);
    qint64 pixelTime() const;
    void showNews();
    void takeEnded();
    void dropRemoved();

    Session& m_session;
    std::map<int, Live> m_live;
    std::vector<std::unique_ptr<Recorder>> m_ending; ///< of recordings that are gone
    QTimer m_timer;
    QElapsedTimer m_sinceFrame;
    QElapsedTimer m_sinceAnnounced;
    qint64 m_cpuAtFrame = 0; ///< of this thread, nanoseconds
    bool m_isPaused = false;
};

} // namespace tidemark::app
