// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recorder/recorder.h"

#include "core/recorder/end_marker.h"

#include <algorithm>
#include <sys/prctl.h>
#include <utility>

namespace tidemark
{

namespace
{

constexpr std::int64_t kFlushInterval = 500 * kMillisecond;

/// How long the thread sleeps at most while somebody looks, else until it has something to write.
constexpr std::int64_t kNap = 20 * kMillisecond;
/// For so long somebody counts as looking who has asked for something.
constexpr std::int64_t kAttention = 1000 * kMillisecond;

/// From the moment when a program has let go of its memory until it tells how it ended, at most.
constexpr std::chrono::seconds kMostStatusWait(5);

const RecordingClock& clockOf(const RecorderOptions& options)
{
    static const SystemClock system;
    return options.clock != nullptr ? *options.clock : system;
}

RecorderStatus::State stateOf(const SourceStatus& source)
{
    return source.state == SourceStatus::State::Watching ? RecorderStatus::State::Watching
                                                         : RecorderStatus::State::Waiting;
}

} // namespace

Result<std::unique_ptr<Recorder>> Recorder::open(std::string program,
                                                 const RecorderOptions& options)
{
    const RecordingTime time(clockOf(options));
    std::optional<OutputFile> file;
    if (!options.file.empty()) {
        auto opened = OutputFile::growing(options.file, options.overwrite);
        if (!opened) {
            return tl::unexpected(std::move(opened.error()));
        }
        file.emplace(std::move(*opened));
    }
    return std::unique_ptr<Recorder>(
        new Recorder(std::move(program), options, time, std::move(file)));
}

Recorder::Recorder(std::string program, const RecorderOptions& options, const RecordingTime& time,
                   std::optional<OutputFile> file)
    : m_options(options),
      m_time(time),
      m_recording(std::move(program), time.origin().unix, std::move(file),
                  options.file.parent_path())
{
}

Recorder::~Recorder()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isLeaving = true;
    }
    stop();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void Recorder::start(WatchSources sources, std::unique_ptr<RecordedProgram> program)
{
    m_program = std::move(program);
    m_sources = std::move(sources);
    for (const auto& source : m_sources) {
        source->start(m_time, m_recording, [this] { m_wake.set(); });
    }
    updateStatus();
    m_status.isAgentMissing = m_program && m_program->isAgentMissing();
    m_status.isProgramRunning = m_program != nullptr;
    if (m_program) {
        m_program->setWake([this] { m_wake.set(); });
    }
    flush(); // whoever looks for the file finds it from now on
    m_published.emplace(m_recording);
    m_thread = std::thread(&Recorder::run, this);
}

std::shared_ptr<const Recording> Recorder::recording()
{
    noteLook();
    return m_published->latest();
}

RecorderStatus Recorder::status() const
{
    noteLook();
    const std::lock_guard lock(m_mutex);
    RecorderStatus status = m_status;
    status.version = m_published->version();
    if (status.state != RecorderStatus::State::Ended) {
        status.length = position();
    }
    return status;
}

void Recorder::addMark(std::string name, std::int64_t position)
{
    {
        const std::lock_guard lock(m_mutex);
        m_marks.push_back({MarkerKind::Mark, std::move(name), position, position});
    }
    m_wake.set();
}

void Recorder::addSource(std::unique_ptr<WatchSource> source)
{
    {
        const std::lock_guard lock(m_mutex);
        m_newSources.push_back(std::move(source));
    }
    m_wake.set();
}

void Recorder::setPaused(bool isPaused)
{
    {
        const std::lock_guard lock(m_mutex);
        m_pauseRequest = isPaused;
    }
    m_wake.set();
}

void Recorder::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_wake.set();
}

void Recorder::terminateProgram(bool atOnce)
{
    if (m_program) {
        m_program->requestEnd(atOnce);
        m_wake.set();
    }
}

bool Recorder::waitForEnd(std::chrono::nanoseconds most)
{
    std::unique_lock lock(m_mutex);
    return m_hasEnded.wait_for(lock, most,
                               [this] { return m_status.state == RecorderStatus::State::Ended; });
}

bool Recorder::waitForProgram(std::chrono::nanoseconds most)
{
    std::unique_lock lock(m_mutex);
    return m_hasEnded.wait_for(lock, most, [this] { return !m_status.isProgramRunning; });
}

void Recorder::noteLook() const
{
    const std::int64_t now = m_time.clock().now().awake;
    if (now - m_lookedAt.exchange(now) > kAttention) {
        m_wake.set(); // it may be asleep for longer than who looks has patience
    }
}

void Recorder::run()
{
    ::prctl(PR_SET_NAME, "recorder");
    while (!isOver()) {
        waitForWork(nap());
        collect();
        flush();
        m_published->update(m_recording, m_time.clock());
    }
    finish();
    seeProgramOut();
}

bool Recorder::isOver()
{
    const bool isTimeOver = m_options.duration && position() >= m_options.duration->count();
    const SourceStatus::State main = m_sources.front()->status().state;
    const bool isMainOver = main == SourceStatus::State::Ended || main == SourceStatus::State::Lost;
    const std::lock_guard lock(m_mutex);
    return m_isStopping || isTimeOver || m_status.failure || isMainOver || m_programEndedAt;
}

void Recorder::waitForWork(std::int64_t nap, bool withSources)
{
    m_waits.assign(1, {m_wake.number(), POLLIN, 0});
    for (const auto& source : m_sources) {
        m_waits.push_back({withSources ? source->wakeDescriptor() : -1, POLLIN, 0});
    }
    if (m_program) {
        for (const int descriptor : m_program->descriptors()) {
            m_waits.push_back({descriptor, POLLIN, 0});
        }
    }
    const std::int64_t milliseconds = (nap + kMillisecond - 1) / kMillisecond;
    ::poll(m_waits.data(), m_waits.size(), static_cast<int>(milliseconds));
    m_wake.clear();
}

/// Nanoseconds until it has to look by itself, whatever wakes it.
std::int64_t Recorder::nap() const
{
    const std::int64_t now = m_time.clock().now().awake;
    if (now - m_lookedAt < kAttention) {
        return kNap;
    }
    std::int64_t rest = m_flushDue - now;
    if (m_options.duration) {
        rest = std::min(rest, m_options.duration->count() - position());
    }
    return std::clamp<std::int64_t>(rest, 0, kFlushInterval);
}

void Recorder::collect()
{
    takeRequests();
    for (const auto& source : m_sources) {
        source->collect();
    }
    if (m_program) {
        m_program->collect(m_time, m_recording);
        const SourceStatus main = m_sources.front()->status();
        if (main.pid == 0 && !m_programEndedAt && m_program->exit()) {
            m_programEndedAt = position(); // before the first look at it
        }
    }
    updateStatus();
}

void Recorder::takeRequests()
{
    std::vector<Marker> marks;
    WatchSources sources;
    std::optional<bool> pause;
    {
        const std::lock_guard lock(m_mutex);
        marks.swap(m_marks);
        sources.swap(m_newSources);
        pause = std::exchange(m_pauseRequest, std::nullopt);
    }
    for (Marker& mark : marks) {
        m_recording.addMarker(std::move(mark));
    }
    for (auto& source : sources) {
        source->start(m_time, m_recording, [this] { m_wake.set(); });
        m_sources.push_back(std::move(source));
    }
    for (const auto& source : m_sources) {
        if (pause) {
            source->setPaused(*pause);
        }
    }
}

/// Says what the sources are like, the first of them above all.
void Recorder::updateStatus()
{
    const SourceStatus main = m_sources.front()->status();
    std::uint64_t missed = 0;
    std::vector<Error> lost;
    for (const auto& source : m_sources) {
        SourceStatus status = source->status();
        missed += status.missed;
        if (source != m_sources.front() && status.state == SourceStatus::State::Lost) {
            lost.push_back(std::move(status.reason));
        }
    }
    const std::lock_guard lock(m_mutex);
    m_status.state = stateOf(main);
    m_status.pid = main.pid;
    m_status.restarts = main.restarts;
    m_status.missed = missed;
    m_status.childrenInterval = main.childrenInterval;
    m_status.lostSources = std::move(lost);
    if (main.state == SourceStatus::State::Lost && !m_status.failure) {
        m_status.failure = main.reason;
    }
}

std::optional<std::int64_t> Recorder::endedAt() const
{
    return m_programEndedAt ? m_programEndedAt : m_sources.front()->status().endedAt;
}

void Recorder::flush()
{
    const std::int64_t now = m_time.clock().now().awake;
    if (now < m_flushDue) {
        return;
    }
    m_flushDue = now + kFlushInterval;
    if (auto flushed = m_recording.flush(); !flushed) {
        const std::lock_guard lock(m_mutex);
        m_status.failure = std::move(flushed.error());
    }
}

void Recorder::finish()
{
    for (const auto& source : m_sources) {
        source->stop();
    }
    collect();
    if (m_program) {
        awaitProgram();
        m_program->finish(m_time, endedAt().value_or(position()), m_recording);
    }
    addExitMarker();
    if (const std::uint64_t missed = status().missed; missed > 0) {
        m_recording.countWarning(WarningCode::SamplesMissed, missed);
    }
    auto finished = m_recording.finish();
    m_published->set(m_recording);
    const std::int64_t length = position();
    {
        const std::lock_guard lock(m_mutex);
        m_status.length = length;
        if (!finished && !m_status.failure) {
            m_status.failure = std::move(finished.error());
        }
        m_status.state = RecorderStatus::State::Ended;
    }
    m_hasEnded.notify_all();
    m_end.set();
}

/// A program lets go of its memory first and tells how it ended a moment later; much later if only
/// its main thread has ended. By then it may have written more than was read so far; one that goes
/// on is read no more.
void Recorder::awaitProgram()
{
    if (!endedAt()) {
        return;
    }
    const auto last = std::chrono::steady_clock::now() + kMostStatusWait;
    while (!m_program->exit() && std::chrono::steady_clock::now() < last) {
        waitForWork(kNap);
        collect();
    }
    constexpr int kMostWaits = 10;
    for (int i = 0; i < kMostWaits && m_program->isOutputOpen(); ++i) {
        waitForWork(kNap);
        m_program->collect(m_time, m_recording);
    }
}

/// What was recorded outlives its recording: it would be ended by a pipe that nobody reads.
void Recorder::seeProgramOut()
{
    const auto isLeaving = [this] {
        const std::lock_guard lock(m_mutex);
        m_status.exit = m_program->exit();
        return m_isLeaving;
    };
    while (m_program && !isLeaving() && !m_program->isOver()) {
        waitForWork(kNap, false);
        m_program->passOn();
    }
    if (m_program) {
        m_program->passOn(); // it may have been asked to end just now
    }
    {
        const std::lock_guard lock(m_mutex);
        m_status.isProgramRunning = m_program && !m_program->exit();
    }
    m_hasEnded.notify_all();
}

void Recorder::addExitMarker()
{
    const auto ended = endedAt();
    if (!ended) {
        return;
    }
    std::optional<ExitStatus> exit;
    if (m_program) {
        exit = m_program->exit();
    }
    m_recording.addMarker({MarkerKind::Exit, endName(exit), *ended, *ended});
    const std::lock_guard lock(m_mutex);
    m_status.exit = exit;
}

} // namespace tidemark
