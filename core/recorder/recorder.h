// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recorder/published_recording.h"
#include "core/recorder/recorded_program.h"
#include "core/recorder/recorder_options.h"
#include "core/recorder/recorder_status.h"
#include "core/recorder/wake_event.h"
#include "core/recorder/watch_source.h"

#include <atomic>
#include <condition_variable>
#include <poll.h>
#include <thread>

namespace tidemark
{

/// Keeps what sources see: a thread of its own collects it, grows a recording, and writes it to a
/// file as it comes, so that a kill loses less than the last second. process_recording.h makes
/// recorders of processes.
///
/// Ends when the first source does, when its time is over, when stop() is called, or when the file
/// cannot be written: what was recorded stays in the file and in recording(). A program that was
/// started goes on, and what it prints is passed on until it has ended. All functions but
/// open() and start() may be called from any thread.
class Recorder
{
public:
    /// Begins a recording called @p program: its time runs from here on. What stands in the place
    /// of its file is as it was until start(). Error: CannotWrite.
    static Result<std::unique_ptr<Recorder>> open(std::string program,
                                                  const RecorderOptions& options);

    /// Begins to watch; to be called once. @p program is what was started to be watched by the
    /// first of @p sources, of which there is at least one; null for what runs by itself.
    void start(WatchSources sources, std::unique_ptr<RecordedProgram> program = nullptr);

    /// Stops and waits until the file is closed. A program that was started goes on, and what it
    /// prints is thrown away.
    ~Recorder();

    /// Everything up to now, or to a few hundredths of a second ago; all of it once the state is
    /// Ended.
    std::shared_ptr<const Recording> recording();

    RecorderStatus status() const;

    /// Where a mark that is set now would stand.
    std::int64_t position() const { return m_time.position(); }

    /// Sets a mark. Nothing once the recorder has ended.
    void addMark(std::string name, std::int64_t position);

    /// Has one more source feed the recording from now on. Nothing once the recorder has ended.
    void addSource(std::unique_ptr<WatchSource> source);

    /// Has the sources that can do so look no more for a while, or go on.
    void setPaused(bool isPaused);

    /// Asks it to end; returns at once.
    void stop();

    /// Asks the program that was started to end (SIGTERM), or kills it if @p atOnce.
    void terminateProgram(bool atOnce);

    /// Waits until it has ended, for @p most at most. True if it has.
    bool waitForEnd(std::chrono::nanoseconds most);

    /// Readable once it has ended, for who waits for something else as well.
    int endDescriptor() const { return m_end.number(); }

    /// Waits until the program that was started has ended and what it printed has been read, for
    /// @p most at most: that goes on when the recording is over. True if so, or without a program.
    bool waitForProgram(std::chrono::nanoseconds most);

private:
    Recorder(std::string program, const RecorderOptions& options, const RecordingTime& time,
             std::optional<OutputFile> file);

    void run();
    bool isOver();
    void waitForWork(std::int64_t nap, bool withSources = true);
    std::int64_t nap() const;
    void noteLook() const;
    void collect();
    void takeRequests();
    void updateStatus();
    std::optional<std::int64_t> endedAt() const;
    void flush();
    void finish();
    void awaitProgram();
    void seeProgramOut();
    void addExitMarker();

    const RecorderOptions m_options;
    const RecordingTime m_time;

    // Used by the recorder's thread alone, once it runs.
    LiveRecording m_recording;
    std::vector<pollfd> m_waits;
    std::optional<std::int64_t> m_programEndedAt; ///< position, of one that was never watched
    std::int64_t m_flushDue = 0;                  ///< on the awake clock

    mutable std::atomic<std::int64_t> m_lookedAt = 0; ///< on the awake clock, by anyone
    std::optional<PublishedRecording> m_published;    ///< from the start on
    WakeEvent m_wake;
    WakeEvent m_end;
    std::unique_ptr<RecordedProgram> m_program;

    mutable std::mutex m_mutex; ///< for what follows
    std::condition_variable m_hasEnded;
    RecorderStatus m_status;
    std::vector<Marker> m_marks;
    WatchSources m_newSources;
    std::optional<bool> m_pauseRequest;
    bool m_isStopping = false;
    bool m_isLeaving = false; ///< nor is the program's output wanted any more

    WatchSources m_sources; ///< after all that they use
    std::thread m_thread;
};

} // namespace tidemark
