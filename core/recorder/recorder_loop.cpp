// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recorder/recorder_loop.h"

#include "core/model/restart_name.h"

#include <algorithm>
#include <array>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <unistd.h>
#include <utility>

namespace tidemark
{

namespace
{

constexpr std::int64_t kMillisecond = 1'000'000;
constexpr std::int64_t kFlushInterval = 500 * kMillisecond;

/// How long the loop sleeps when nothing wakes it: what a sample waits until it can be seen.
constexpr int kNapMilliseconds = 20;

/// Publishing takes at most one in so many parts of the time: markers are copied.
constexpr std::int64_t kPublishShare = 20;

} // namespace

RecorderLoop::RecorderLoop(RecorderOptions options, const RecordingClock& clock,
                           const ClockReading& origin, LiveRecording recording)
    : m_options(std::move(options)),
      m_clock(clock),
      m_origin(origin),
      m_recording(std::move(recording)),
      m_series(m_recording),
      m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      m_published(m_recording.recording()),
      m_quick(m_options.sampling, clock, origin.boot, m_queue, m_options.findSuccessor),
      m_slow(m_options.sampling, clock, origin.boot, m_queue, m_quick)
{
}

RecorderLoop::~RecorderLoop()
{
    stop();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void RecorderLoop::start(std::optional<LinuxProbe> process, std::optional<LaunchedProgram> program)
{
    m_status.state = process ? RecorderStatus::State::Watching : RecorderStatus::State::Waiting;
    m_status.pid = process ? process->identity().pid : 0;
    m_program = std::move(program);
    m_quick.start(std::move(process));
    m_thread = std::thread(&RecorderLoop::run, this);
}

std::shared_ptr<const Recording> RecorderLoop::recording()
{
    const std::lock_guard lock(m_mutex);
    m_isWanted = true;
    return m_published;
}

RecorderStatus RecorderLoop::status() const
{
    const std::lock_guard lock(m_mutex);
    RecorderStatus status = m_status;
    status.missed = m_quick.missed();
    if (status.state != RecorderStatus::State::Ended) {
        status.length = position();
    }
    return status;
}

std::int64_t RecorderLoop::position() const
{
    return m_clock.now().boot - m_origin.boot;
}

void RecorderLoop::addMark(std::string name, std::int64_t position)
{
    {
        const std::lock_guard lock(m_mutex);
        m_marks.push_back({MarkerKind::Mark, std::move(name), position, position});
    }
    wake();
}

void RecorderLoop::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    wake();
}

void RecorderLoop::terminateProgram(bool atOnce)
{
    {
        const std::lock_guard lock(m_mutex);
        m_wish = atOnce ? Wish::Kill : Wish::Terminate;
    }
    wake();
}

bool RecorderLoop::waitForEnd(std::chrono::nanoseconds most)
{
    std::unique_lock lock(m_mutex);
    return m_hasEnded.wait_for(lock, most,
                               [this] { return m_status.state == RecorderStatus::State::Ended; });
}

void RecorderLoop::wake()
{
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = ::write(m_wake.number(), &one, sizeof one);
}

void RecorderLoop::run()
{
    ::prctl(PR_SET_NAME, "recorder");
    while (!isOver()) {
        waitForWork();
        drain();
        flush();
        publish();
    }
    finish();
}

bool RecorderLoop::isOver()
{
    const bool isTimeOver = m_options.duration && position() >= m_options.duration->count();
    const std::lock_guard lock(m_mutex);
    return m_isStopping || isTimeOver || m_status.failure ||
           (m_endedAt && !m_options.sampling.followsRestarts);
}

void RecorderLoop::waitForWork()
{
    std::array<pollfd, 5> files{{
        {m_wake.number(), POLLIN, 0},
        {m_program ? m_program->outputDescriptor(OutputStream::Stdout) : -1, POLLIN, 0},
        {m_program ? m_program->outputDescriptor(OutputStream::Stderr) : -1, POLLIN, 0},
        {m_exit.number(), POLLIN, 0},
        {m_program ? m_program->agentDescriptor() : -1, POLLIN, 0},
    }};
    ::poll(files.data(), files.size(), kNapMilliseconds);
    std::uint64_t wakes = 0;
    [[maybe_unused]] const ssize_t read = ::read(m_wake.number(), &wakes, sizeof wakes);
    if (files[3].revents != 0) {
        m_exit.close();
        m_quick.lookNow(); // the end is known to the millisecond, however rare the samples are
    }
}

void RecorderLoop::drain()
{
    drainMarks();
    drainProgram();
    m_queue.takeAll(m_events);
    for (const WatchEvent& event : m_events) {
        m_hasNews = true;
        std::visit(
            [this](const auto& one) {
                if constexpr (requires { handle(one); }) {
                    handle(one);
                } else {
                    m_series.add(one);
                }
            },
            event);
    }
}

void RecorderLoop::drainMarks()
{
    std::vector<Marker> marks;
    Wish wish = Wish::None;
    {
        const std::lock_guard lock(m_mutex);
        marks.swap(m_marks);
        wish = std::exchange(m_wish, Wish::None);
    }
    for (Marker& mark : marks) {
        m_recording.addMarker(std::move(mark));
        m_hasNews = true;
    }
    fulfil(wish);
}

void RecorderLoop::handle(const ProcessJoined& joined)
{
    m_series.join(joined);
    if (!joined.isMain) {
        return;
    }
    m_wasWatching = true;
    m_slow.setMain(joined.process);
    m_exit = openProcessEnd(joined.process.pid);
    const std::lock_guard lock(m_mutex);
    if (m_endedAt) {
        const std::string name = restartName({m_status.pid, joined.process.pid});
        m_recording.addMarker({MarkerKind::Restart, name, *m_endedAt, joined.position});
        ++m_status.restarts;
        m_endedAt.reset();
    }
    m_status.pid = joined.process.pid;
    m_status.state = RecorderStatus::State::Watching;
}

void RecorderLoop::handle(const ProcessLeft& left)
{
    m_series.leave(left);
    m_slow.remove(left.process);
    if (left.isMain) {
        m_endedAt = left.position;
        if (!m_program) {
            m_exit.close(); // else it tells when the status is there
        }
        const std::lock_guard lock(m_mutex);
        m_status.state = RecorderStatus::State::Waiting;
    }
}

void RecorderLoop::handle(const SamplingPause& pause)
{
    m_series.pause(pause);
    m_recording.countWarning(WarningCode::SamplingPaused);
}

void RecorderLoop::handle(const ChildLeftOut&)
{
    m_recording.addWarning(WarningCode::ChildrenLeftOut);
}

void RecorderLoop::flush()
{
    const std::int64_t now = m_clock.now().awake;
    if (now < m_flushDue) {
        return;
    }
    m_flushDue = now + kFlushInterval;
    if (auto flushed = m_recording.flush(); !flushed) {
        const std::lock_guard lock(m_mutex);
        m_status.failure = std::move(flushed.error());
    }
}

void RecorderLoop::publish()
{
    const std::int64_t begin = m_clock.now().awake;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_isWanted || !m_hasNews || begin < m_publishDue) {
            return;
        }
        m_isWanted = false;
    }
    m_hasNews = false;
    auto recording = m_recording.recording();
    m_publishDue = begin + kPublishShare * (m_clock.now().awake - begin);
    const std::lock_guard lock(m_mutex);
    m_published.swap(recording); // the old one is freed after the lock
    ++m_status.version;
}

void RecorderLoop::finish()
{
    m_quick.stop();
    m_slow.stop();
    drain();
    if (m_program) {
        awaitStatus();
        awaitOutput();
    }
    addExitMarker();
    if (const std::uint64_t missed = m_quick.missed(); missed > 0) {
        m_recording.countWarning(WarningCode::SamplesMissed, missed);
    }
    auto finished = m_recording.finish();
    auto recording = m_recording.recording();
    const std::int64_t length = position();
    {
        const std::lock_guard lock(m_mutex);
        m_published = std::move(recording);
        ++m_status.version;
        m_status.length = length;
        if (!finished && !m_status.failure) {
            m_status.failure = std::move(finished.error());
        }
        m_status.state = RecorderStatus::State::Ended;
    }
    m_hasEnded.notify_all();
}

} // namespace tidemark
