// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recorder/sampler.h"

#include "core/system/thread_time.h"

#include <algorithm>
#include <sys/prctl.h>

namespace tidemark
{

namespace
{

constexpr std::int64_t kLeastPause = 1000 * kMillisecond;
constexpr std::int64_t kSuccessorInterval = 200 * kMillisecond;

} // namespace

Sampler::Sampler(const SamplingOptions& options, const RecordingClock& clock, std::int64_t origin,
                 ProcessEventQueue& events, FindSuccessor findSuccessor)
    : m_options(options),
      m_clock(clock),
      m_origin(origin),
      m_events(events),
      m_findSuccessor(std::move(findSuccessor)),
      m_pace(options.interval.count())
{
}

Sampler::~Sampler()
{
    stop();
}

void Sampler::start(std::optional<LinuxProbe> process)
{
    if (process) {
        watchMain(std::move(*process), m_clock.now().boot - m_origin);
    }
    m_thread = std::thread(&Sampler::run, this);
}

void Sampler::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void Sampler::run()
{
    ::prctl(PR_SET_NAME, "sampler");
    ::prctl(PR_SET_TIMERSLACK, 1UL); // else the system wakes us up to 50 microseconds late
    const std::int64_t interval = m_options.interval.count();
    std::int64_t deadline = m_clock.now().awake;
    std::unique_lock lock(m_mutex);
    const auto isWoken = [this] { return m_isStopping || m_looksNow; };
    for (;;) {
        const bool isEarly = m_wake.wait_until(lock, toDeadline(deadline), isWoken);
        if (m_isStopping) {
            return;
        }
        m_looksNow = false;
        lock.unlock();
        tick(m_clock.now());
        if (isEarly) {
            lock.lock();
            continue;
        }
        deadline += interval;
        const std::int64_t late = m_clock.now().awake - deadline;
        if (late > 0) {
            const std::int64_t missed = late / interval + 1;
            deadline += missed * interval;
            m_missed += late < kLeastPause ? static_cast<std::uint64_t>(missed) : 0;
        }
        lock.lock();
    }
}

void Sampler::tick(const ClockReading& now)
{
    noticePause(now);
    m_last = now;
    const std::int64_t position = now.boot - m_origin;
    if (!m_main) {
        seekSuccessor(position);
    } else if (lookAtMain(position)) {
        takeNewChildren();
        lookAtChildren(position);
        if (m_options.withChildren) {
            m_events.push(LookEnded{position});
        }
    }
}

/// The machine may have slept, or someone have stopped this program: nothing is known of that time.
void Sampler::noticePause(const ClockReading& now)
{
    if (!m_last) {
        return;
    }
    const std::int64_t interval = m_options.interval.count();
    const std::int64_t expected = m_last->boot + interval;
    if (now.boot - expected > std::max(kLeastPause, 2 * interval)) {
        const std::int64_t asleep = (now.boot - now.awake) - (m_last->boot - m_last->awake);
        m_pace.pause();
        m_events.push(
            SamplingPause{expected - m_origin, now.boot - m_origin, asleep > kLeastPause / 2});
    }
}

bool Sampler::lookAtMain(std::int64_t position)
{
    const auto reading = m_main->read();
    if (reading) {
        m_events.push(ProcessSample{m_main->identity(), position, *reading});
        return true;
    }
    dropChildren(position);
    m_events.push(ProcessLeft{m_main->identity(), position, true});
    m_main.reset();
    m_successorDue = position;
    return false;
}

void Sampler::lookNow()
{
    {
        const std::lock_guard lock(m_mutex);
        m_looksNow = true;
    }
    m_wake.notify_all();
}

void Sampler::addChild(LinuxProbe child)
{
    const std::lock_guard lock(m_mutex);
    m_newChildren.push_back(std::move(child));
}

void Sampler::takeNewChildren()
{
    const std::lock_guard lock(m_mutex);
    for (LinuxProbe& child : m_newChildren) {
        const ProcessIdentity identity = child.identity();
        m_children.try_emplace(identity, std::move(child));
    }
    m_newChildren.clear();
}

void Sampler::lookAtChildren(std::int64_t position)
{
    if (m_children.empty() || !m_pace.isDue(position)) {
        return;
    }
    const std::int64_t begin = threadTime();
    for (auto child = m_children.begin(); child != m_children.end();) {
        if (const auto reading = child->second.read()) {
            m_events.push(ProcessSample{child->first, position, *reading});
            ++child;
        } else {
            m_events.push(ProcessLeft{child->first, position});
            child = m_children.erase(child);
        }
    }
    m_pace.note(position, threadTime() - begin);
    m_childrenInterval = m_pace.longInterval();
}

void Sampler::dropChildren(std::int64_t position)
{
    for (const auto& child : m_children) {
        m_events.push(ProcessLeft{child.first, position});
    }
    m_children.clear();
}

void Sampler::seekSuccessor(std::int64_t position)
{
    if (!m_options.followsRestarts || !m_findSuccessor || position < m_successorDue) {
        return;
    }
    m_successorDue = position + kSuccessorInterval;
    if (const auto pid = m_findSuccessor()) {
        if (auto probe = LinuxProbe::open(*pid)) {
            watchMain(std::move(*probe), position);
            lookAtMain(position);
        }
    }
}

void Sampler::watchMain(LinuxProbe probe, std::int64_t position)
{
    m_events.push(ProcessJoined{probe.identity(), position, probe.name(), true});
    m_main.emplace(std::move(probe));
    m_pace = ChildrenPace(m_options.interval.count());
    m_childrenInterval = 0;
}

} // namespace tidemark
