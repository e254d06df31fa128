// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/processes/agent_lines.h"
#include "core/processes/output_lines.h"
#include "core/recorder/live_recording.h"
#include "core/recorder/recorder_options.h"
#include "core/recorder/recorder_status.h"
#include "core/recorder/slow_sampler.h"
#include "core/recorder/watched_series.h"
#include "core/system/descriptor.h"

namespace tidemark
{

/// The thread behind a Recorder: collects what the samplers and a started program tell, grows the
/// recording, writes and publishes it. The functions are those of Recorder.
class RecorderLoop
{
public:
    /// @p origin is the moment of position 0.
    RecorderLoop(RecorderOptions options, const RecordingClock& clock, const ClockReading& origin,
                 LiveRecording recording);
    ~RecorderLoop();

    /// Begins; with neither it waits for a successor.
    void start(std::optional<LinuxProbe> process, std::optional<LaunchedProgram> program);

    std::shared_ptr<const Recording> recording();
    RecorderStatus status() const;
    std::int64_t position() const;
    void addMark(std::string name, std::int64_t position);
    void stop();
    void terminateProgram(bool atOnce);
    bool waitForEnd(std::chrono::nanoseconds most);

private:
    enum class Wish { None, Terminate, Kill };

    void run();
    bool isOver();
    void waitForWork();
    void wake();
    void drain();
    void drainMarks();
    void drainProgram();
    void handle(const ProcessJoined& joined);
    void handle(const ProcessLeft& left);
    void handle(const SamplingPause& pause);
    void handle(const ChildLeftOut& child);
    void fulfil(Wish wish);
    void flush();
    void publish();
    void finish();
    void awaitStatus();
    void awaitOutput();
    void addCall(const AgentCall& call);
    void addExitMarker();

    const RecorderOptions m_options;
    const RecordingClock& m_clock;
    const ClockReading m_origin;

    // Used by the loop's thread alone.
    LiveRecording m_recording;
    WatchedSeries m_series;
    std::vector<WatchEvent> m_events;
    OutputLines m_lines;
    AgentLines m_calls;
    std::optional<LaunchedProgram> m_program;
    Descriptor m_exit;                     ///< readable once an attached process has ended
    std::optional<std::int64_t> m_endedAt; ///< position
    std::int64_t m_flushDue = 0;           ///< on the awake clock
    std::int64_t m_publishDue = 0;
    bool m_hasNews = true;
    bool m_wasWatching = false; ///< there was a process to look at

    EventQueue m_queue;
    Descriptor m_wake;

    mutable std::mutex m_mutex; ///< for what follows
    std::condition_variable m_hasEnded;
    std::shared_ptr<const Recording> m_published;
    RecorderStatus m_status;
    std::vector<Marker> m_marks;
    Wish m_wish = Wish::None;
    bool m_isWanted = true; ///< someone reads what is published
    bool m_isStopping = false;

    Sampler m_quick;
    SlowSampler m_slow;
    std::thread m_thread;
};

} // namespace tidemark
