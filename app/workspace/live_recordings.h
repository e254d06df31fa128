// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/latest_job.h"
#include "app/workspace/growing_recordings.h"
#include "core/live/heap_watch.h"
#include "core/live/node_inspector.h"
#include "core/live/signal_capture.h"
#include "core/processes/process_runtime.h"
#include "core/recorder/recorder.h"
#include "core/recorder/snapshot_source.h"

#include <chrono>
#include <map>

namespace tidemark::app
{

/// What a snapshot that is taken of a process lists.
enum class SnapshotBy { Mapping, Type, Site };

/// The recordings of the session that have a recorder: of processes that are watched and of
/// programs that were started. Has them grow by what their recorders see, frame by frame. Removing
/// a recording from the session ends its recorder. GUI thread only.
class LiveRecordings final : public QObject
{
    Q_OBJECT

public:
    /// @p growing must outlive it.
    explicit LiveRecordings(GrowingRecordings& growing, QObject* parent = nullptr);

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

    /// For who works beside this on a thread of his own; null once it has ended.
    std::shared_ptr<Recorder> recorderOf(int id) const;
    bool isProgram(int id) const;

    void stop(int id);
    void stopAll();
    void terminateProgram(int id);

    /// How many programs that were started still run, recorded or not.
    int runningPrograms() const;
    /// Asks all of them to end.
    void terminatePrograms();

    /// Holds the picture; recording goes on.
    void setPaused(bool paused);
    bool isPaused() const { return m_isPaused; }

    /// Where a mark set now would stand in recording @p id; none if it has ended.
    std::optional<std::int64_t> positionOf(int id) const;
    void addMark(int id, const QString& name, std::int64_t position);

    /// Watches the heap of the process of recording @p id too, V8's, a JVM's or Python's, instead
    /// of what was watched there before. Nothing if it has ended. For V8 are @p consent, and
    /// @p address of an inspector other than the one that the process has.
    void watchHeap(int id, InspectorConsent consent,
                   const std::optional<InspectorAddress>& address = {});

    /// The signal on which the process of recording @p id writes heap snapshots by itself. None
    /// also until that is known, of which stateChanged() tells.
    std::optional<SnapshotSignal> snapshotSignalOf(int id) const;

    /// Has it do so; heapOf() tells how it comes on. Nothing while its heap is watched.
    void captureBySignal(int id, CaptureRequest request);

    /// The heap that is or was watched beside recording @p id while it is live, else null.
    std::shared_ptr<HeapWatch> heapOf(int id) const;

    /// What runs the code of the process of recording @p id, as it was at most a second ago.
    ProcessRuntime runtimeOf(int id);

    /// Takes a snapshot, called @p label, of the process of recording @p id, into the recording.
    /// Nothing if it has ended, waits for a process, or is at another such snapshot.
    void takeSnapshot(int id, SnapshotBy by, const QString& label);

    /// Whether takeSnapshot() would do something.
    bool canTakeSnapshot(int id) const;

    /// What kind of snapshot recording @p id is at; none if it is at none.
    std::optional<SnapshotBy> takenNow(int id) const;

    /// Gives up the snapshot that recording @p id is at.
    void cancelSnapshot(int id);

Q_SIGNALS:
    /// One was added or has ended, or the pause began or ended.
    void changed();
    /// The state of one is another: its process ended, or was found again, or its heap is watched
    /// no more, or can be asked for something.
    void stateChanged(int id);
    /// What heapOf() tells of one is something else.
    void heapChanged(int id);
    /// What takeSnapshot() asked for is in the recording, or has failed.
    void snapshotTaken(int id, tidemark::app::SnapshotBy by,
                       const tidemark::SnapshotRequest::State& state);
    void ended(int id, const tidemark::RecorderStatus& status);

private:
    struct Live {
        std::shared_ptr<Recorder> recorder;
        bool isProgram = false;
        std::uint64_t version = 0;
        RecorderStatus::State state = RecorderStatus::State::Watching;
        std::uint64_t restarts = 0;
        std::shared_ptr<HeapWatch> heap = {};
        HeapWatchState heapState = {}; ///< as it was told last
        ProcessRuntime runtime = ProcessRuntime::Unknown;
        std::chrono::steady_clock::time_point runtimeSeen = {};
        SnapshotBy snapshotBy = SnapshotBy::Mapping;
        std::shared_ptr<SnapshotRequest> snapshot = {}; ///< until it is told
        std::size_t snapshotsBefore = 0;                ///< when it was asked for
        std::unique_ptr<LatestJob<std::optional<SnapshotSignal>>> signalJob = {};
        std::optional<SnapshotSignal> signal = {};
        std::int32_t signalPid = 0; ///< whose it is
        bool isNotable = true;      ///< what comes next: the first samples, a mark, another state
    };

    void showNews();
    void update(int id, Live& live);
    void updateHeap(int id, Live& live);
    void findSignal(int id, Live& live, std::int32_t pid);
    void tellSnapshot(int id);
    void takeEnded();
    void dropRemoved();

    GrowingRecordings& m_growing;
    Session& m_session;
    std::map<int, Live> m_live;
    /// Of recordings that are gone, and of programs that go on without being recorded.
    std::vector<std::shared_ptr<Recorder>> m_ending;
    bool m_isPaused = false;
};

} // namespace tidemark::app
