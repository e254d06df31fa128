// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/growing_recordings.h"

#include <algorithm>
#include <ctime>
#include <utility>

namespace tidemark::app
{

namespace
{

constexpr int kShortestFrame = 16; ///< milliseconds
constexpr qint64 kLongestFrame = 250;
constexpr qint64 kTellingPause = 1000;

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

GrowingRecordings::GrowingRecordings(Session& session, QObject* parent)
    : QObject(parent),
      m_session(session)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &GrowingRecordings::frame);
    m_sinceTold.start();
}

void GrowingRecordings::setGrowing(int id, bool isGrowing)
{
    const OpenRecording* open = m_session.find(id);
    if (open != nullptr && open->isLive != isGrowing) {
        m_untold.erase(id); // all views hear of this
        m_session.setLive(id, isGrowing);
    }
}

void GrowingRecordings::grow(int id, std::shared_ptr<const Recording> recording, Telling telling)
{
    m_session.grow(id, std::move(recording));
    if (telling == Telling::AtOnce) {
        tell(id);
    } else {
        m_untold.insert(id);
    }
}

void GrowingRecordings::tell(int id)
{
    m_untold.erase(id);
    m_session.announceGrowth(id);
}

void GrowingRecordings::requestFrame()
{
    if (!m_timer.isActive()) {
        m_timer.start(m_sinceFrame.isValid() ? kShortestFrame : 0);
    }
}

void GrowingRecordings::frame()
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
    Q_EMIT frameDue();
    tellAll();
    if (!m_untold.empty()) { // what the last frames brought is told even if none comes after it
        requestFrame();
    }
}

/// Milliseconds until the newest data is a pixel further, or what is in sight does not move at all.
qint64 GrowingRecordings::pixelTime() const
{
    const TimeSelection& time = m_session.time();
    const bool isTime = m_session.axisUnit() == AxisUnit::Nanoseconds;
    const qint64 shown = isTime ? time.visible().length() / 1'000'000 : 0;
    return time.isFollowing() ? std::min(shown / kPixels, kStillFrame) : kStillFrame;
}

void GrowingRecordings::tellAll()
{
    if (!m_sinceTold.hasExpired(kTellingPause)) {
        return;
    }
    m_sinceTold.start();
    for (const int id : std::exchange(m_untold, {})) {
        m_session.announceGrowth(id);
    }
}

} // namespace tidemark::app

#include "moc_growing_recordings.cpp"
