// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/live_recordings.h"

#include <algorithm>
#include <ctime>

namespace tidemark::app
{

namespace
{

constexpr int kShortestFrame = 16; ///< milliseconds
constexpr qint64 kLongestFrame = 250;
constexpr qint64 kAnnouncePause = 1000;

/// From one frame to the next while there is hardly anything new to see.
constexpr qint64 kStillFrame = 500;

/// Of a usual chart, in width.
constexpr qint64 kPixels = 1500;

/// Drawing takes at most one in so many parts of the thread's time.
constexpr qint64 kDrawingShare = 50;

qint64 threadCpuTime()
{
    constexpr qint64 kSecondInNs = 1'000'000'000;
    timespec time = {};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return time.tv_sec * kSecondInNs + time.tv_nsec;
}

} // namespace

LiveRecordings::LiveRecordings(Session& session, QObject* parent)
    : QObject(parent),
      m_session(session)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &LiveRecordings::frame);
    connect(&session, &Session::listChanged, this, &LiveRecordings::dropRemoved);
    m_sinceAnnounced.start();
}

LiveRecordings::~LiveRecordings() = default;

int LiveRecordings::add(const QString& name, const QString& path,
                        std::unique_ptr<Recorder> recorder, bool isProgram)
{
    m_session.add(path, {recorder->recording()});
    const int id = m_session.current()->id;
    m_session.rename(id, name);
    m_session.setLive(id, true);
    Live& live = m_live[id];
    live.recorder = std::move(recorder);
    live.isProgram = isProgram;
    setPaused(false);
    m_session.time().showAll();
    m_timer.start(0);
    Q_EMIT changed();
    return id;
}

int LiveRecordings::subject() const
{
    if (m_session.current() != nullptr && isLive(m_session.current()->id)) {
        return m_session.current()->id;
    }
    return m_live.empty() ? 0 : m_live.rbegin()->first;
}

std::optional<RecorderStatus> LiveRecordings::statusOf(int id) const
{
    const auto found = m_live.find(id);
    return found == m_live.end() ? std::nullopt : std::optional(found->second.recorder->status());
}

bool LiveRecordings::isProgram(int id) const
{
    const auto found = m_live.find(id);
    return found != m_live.end() && found->second.isProgram;
}

void LiveRecordings::stop(int id)
{
    if (const auto found = m_live.find(id); found != m_live.end()) {
        found->second.recorder->stop();
    }
}

void LiveRecordings::stopAll()
{
    for (auto& [id, live] : m_live) {
        live.recorder->stop();
    }
}

void LiveRecordings::terminateProgram(int id)
{
    if (const auto found = m_live.find(id); found != m_live.end() && found->second.isProgram) {
        found->second.recorder->terminateProgram(false);
    }
}

void LiveRecordings::setPaused(bool paused)
{
    if (m_isPaused != paused) {
        m_isPaused = paused;
        for (const auto& [id, live] : m_live) {
            m_session.announceGrowth(id); // every view holds the same moment
        }
        Q_EMIT changed();
    }
}

std::optional<std::int64_t> LiveRecordings::positionOf(int id) const
{
    const auto found = m_live.find(id);
    return found == m_live.end() ? std::nullopt : std::optional(found->second.recorder->position());
}

void LiveRecordings::addMark(int id, const QString& name, std::int64_t position)
{
    if (const auto found = m_live.find(id); found != m_live.end()) {
        found->second.recorder->addMark(name.toStdString(), position);
        found->second.hasNewMark = true;
    }
}

void LiveRecordings::frame()
{
    // What the last frame cost is known only now: its painting came after it.
    const qint64 spent = (threadCpuTime() - m_cpuAtFrame) / 1'000'000;
    const qint64 due =
        std::max(std::min<qint64>(spent * kDrawingShare, kLongestFrame), pixelTime());
    const qint64 early = m_sinceFrame.isValid() ? due - m_sinceFrame.elapsed() : 0;
    if (early > 0) {
        m_timer.start(static_cast<int>(early));
        return;
    }
    m_cpuAtFrame = threadCpuTime();
    m_sinceFrame.start();
    showNews();
    if (!m_live.empty() || !m_ending.empty()) {
        m_timer.start(kShortestFrame);
    }
}

/// Milliseconds until the newest data is a pixel further, or what is in sight does not move at all.
qint64 LiveRecordings::pixelTime() const
{
    const TimeSelection& time = m_session.time();
    const bool isTime = m_session.axisUnit() == AxisUnit::Nanoseconds;
    const qint64 shown = isTime ? time.visible().length() / 1'000'000 : 0;
    return time.isFollowing() ? std::min(shown / kPixels, kStillFrame) : kStillFrame;
}

void LiveRecordings::showNews()
{
    const bool announces = m_sinceAnnounced.hasExpired(kAnnouncePause);
    if (announces) {
        m_sinceAnnounced.start();
    }
    std::vector<int> ids;
    for (const auto& [id, live] : m_live) {
        ids.push_back(id);
    }
    for (const int id : ids) { // what listens may add and remove
        if (const auto live = m_live.find(id); live != m_live.end()) {
            update(id, live->second, announces);
        }
    }
    takeEnded();
    std::erase_if(m_ending, [](const std::unique_ptr<Recorder>& recorder) {
        return recorder->status().state == RecorderStatus::State::Ended;
    });
}

void LiveRecordings::update(int id, Live& live, bool announces)
{
    const RecorderStatus status = live.recorder->status();
    if (status.state != live.state || status.restarts != live.restarts) {
        live.state = status.state;
        live.restarts = status.restarts;
        announces = true;
        Q_EMIT stateChanged(id);
    }
    if (m_isPaused) {
        return;
    }
    if (status.version != live.version) {
        const bool isFirst = live.version == 0;
        live.version = status.version;
        live.hasNews = true;
        m_session.grow(id, live.recorder->recording());
        announces = announces || live.hasNewMark || isFirst;
        live.hasNewMark = false;
    }
    // Many frames bring nothing new: what the last ones brought is announced all the same.
    if (announces && live.hasNews) {
        live.hasNews = false;
        m_session.announceGrowth(id);
    }
}

/// Those that have ended are recordings like any other from now on.
void LiveRecordings::takeEnded()
{
    const auto hasEnded = [](const auto& live) {
        return live.second.recorder->status().state == RecorderStatus::State::Ended;
    };
    for (auto live = std::ranges::find_if(m_live, hasEnded); live != m_live.end();
         live = std::ranges::find_if(m_live, hasEnded)) {
        const int id = live->first;
        const RecorderStatus status = live->second.recorder->status();
        m_session.grow(id, live->second.recorder->recording());
        m_live.erase(live);
        m_session.setLive(id, false);
        Q_EMIT changed();
        Q_EMIT ended(id, status);
    }
}

void LiveRecordings::dropRemoved()
{
    bool any = false;
    for (auto live = m_live.begin(); live != m_live.end();) {
        if (m_session.find(live->first) != nullptr) {
            ++live;
            continue;
        }
        live->second.recorder->stop(); // not waited for here: a slow reading may be under way
        m_ending.push_back(std::move(live->second.recorder));
        live = m_live.erase(live);
        any = true;
    }
    if (any) {
        Q_EMIT changed();
    }
}

} // namespace tidemark::app
