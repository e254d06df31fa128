// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recorder/slow_sampler.h"

#include "core/processes/process_children.h"
#include "core/recorder/rollup_pace.h"
#include "core/system/memory_groups.h"
#include "core/system/thread_time.h"

#include <algorithm>
#include <limits>
#include <sys/prctl.h>

namespace tidemark
{

namespace
{

constexpr std::int64_t kFiguresInterval = 500 * kMillisecond; ///< at first
constexpr std::int64_t kLaterFiguresInterval = 1000 * kMillisecond;
constexpr std::int64_t kSearchInterval = 100 * kMillisecond;
constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();

/// A reading is not made again before so many times as long has passed as it took of processor
/// time. Waiting for a processor costs nobody anything, and a busy machine would end all readings.
constexpr std::int64_t kRestOfOther = 20;

/// What a process may have is changed by people, if at all.
constexpr std::int64_t kLimitsInterval = 5000 * kMillisecond;

/// So much earlier may come what is due after an interval: who wakes is always a little late.
constexpr std::int64_t kEarly = 10 * kMillisecond;

/// The first moment that is not before @p due and is a multiple of what is rarely due, or else of
/// what is often, so that one waking up serves several readings.
std::int64_t onGrid(std::int64_t due, std::int64_t interval)
{
    const std::int64_t grid = interval < kFiguresInterval ? kSearchInterval : kFiguresInterval;
    return (due + grid - 1) / grid * grid;
}

/// Of this very process; its PID alone may be another one's by now.
std::optional<LinuxProbe> openSame(const ProcessIdentity& process)
{
    auto probe = LinuxProbe::open(process.pid);
    const bool isSame = probe && probe->identity() == process;
    return isSame ? std::optional(std::move(*probe)) : std::nullopt;
}

} // namespace

SlowSampler::SlowSampler(const SamplingOptions& options, const RecordingClock& clock,
                         std::int64_t origin, ProcessEventQueue& events, Sampler& quick)
    : m_options(options),
      m_clock(clock),
      m_origin(origin),
      m_events(events),
      m_quick(quick),
      m_thread(&SlowSampler::run, this)
{
}

SlowSampler::~SlowSampler()
{
    stop();
}

void SlowSampler::setMain(const ProcessIdentity& process)
{
    {
        const std::lock_guard lock(m_mutex);
        m_main = process;
        m_targets.clear();
        m_targets.try_emplace(process);
        m_figuresDue = 0;
        m_searchDue = 0;
        m_hasChanged = true;
    }
    m_wake.notify_all();
}

void SlowSampler::remove(const ProcessIdentity& process)
{
    const std::lock_guard lock(m_mutex);
    m_targets.erase(process);
    if (m_main == process) {
        m_main.reset();
    }
}

void SlowSampler::stop()
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

void SlowSampler::run()
{
    ::prctl(PR_SET_NAME, "slow sampler");
    std::unique_lock lock(m_mutex);
    while (!m_isStopping) {
        m_hasChanged = false;
        const auto isWoken = [this] { return m_isStopping || m_hasChanged; };
        if (!m_main) {
            m_wake.wait(lock, isWoken);
            continue;
        }
        if (m_wake.wait_until(lock, toDeadline(nextDue()), isWoken)) {
            continue;
        }
        const std::int64_t now = m_clock.now().awake;
        if (now >= rollupDue()) {
            readRollups(lock);
        } else if (now >= m_figuresDue) {
            readFigures(lock);
        } else if (m_options.withChildren && now >= m_searchDue) {
            findChildren(lock);
        }
    }
}

std::int64_t SlowSampler::rollupDue() const
{
    std::int64_t first = kNever;
    for (const auto& [process, due] : m_targets) {
        first = std::min(first, due);
    }
    return std::max(first, m_rollupsDue);
}

/// From the begin of a reading that took @p took of processor time to that of the next one.
std::int64_t SlowSampler::restOf(std::int64_t interval, std::int64_t took) const
{
    return std::max({interval - kEarly, m_options.interval.count() - kEarly, kRestOfOther * took});
}

std::int64_t SlowSampler::nextDue() const
{
    const std::int64_t search = m_options.withChildren ? m_searchDue : kNever;
    return std::min({rollupDue(), m_figuresDue, search});
}

/// Reads those that are due, the one that has waited longest first, as many as make one waking up
/// worthwhile and no more than all may take.
void SlowSampler::readRollups(std::unique_lock<std::mutex>& lock)
{
    const std::int64_t interval = rollupInterval(m_clock.now().boot - m_origin);
    std::int64_t took = 0;
    while (!m_isStopping && took <= interval / kShareOfAllRollups) {
        const auto first = std::ranges::min_element(
            m_targets, {}, [](const auto& target) { return target.second; });
        if (first == m_targets.end() || first->second > m_clock.now().awake) {
            break;
        }
        const ProcessIdentity process = first->first;
        lock.unlock();
        took += readRollup(process, interval, lock);
    }
    m_rollupsDue = onGrid(m_clock.now().awake + rollupPauseOfAll(took), kSearchInterval);
}

/// How long it took of processor time. Returns with the lock.
std::int64_t SlowSampler::readRollup(const ProcessIdentity& process, std::int64_t interval,
                                     std::unique_lock<std::mutex>& lock)
{
    const ClockReading begin = m_clock.now();
    const std::int64_t before = threadTime();
    Result<ProcRollup> rollup = failure(ErrorCode::NoSuchProcess);
    if (m_probe && m_probe->identity() == process) {
        rollup = m_probe->readRollup();
    } else if (auto probe = openSame(process)) {
        rollup = probe->readRollup();
    }
    const std::int64_t took = threadTime() - before;
    const ClockReading end = m_clock.now();
    const bool goesOn = rollup.has_value();
    const std::int64_t middle = begin.boot + (end.boot - begin.boot) / 2;
    m_events.push(RollupSample{process, middle - m_origin, std::move(rollup)});

    lock.lock();
    const auto target = m_targets.find(process);
    if (target != m_targets.end()) { // else removed meanwhile
        const std::int64_t rest = std::max(interval, m_options.interval.count());
        target->second =
            goesOn ? onGrid(begin.awake + std::max(rest - kEarly, rollupPause(took)), interval)
                   : kNever; // a refusal stays one
    }
    return took;
}

void SlowSampler::readFigures(std::unique_lock<std::mutex>& lock)
{
    const ProcessIdentity process = *m_main;
    lock.unlock();
    const ClockReading begin = m_clock.now();
    const std::int64_t before = threadTime();
    if (!m_probe || m_probe->identity() != process) {
        m_probe = openSame(process);
        m_lastCpu.reset();
        m_limitsDue = 0;
    }
    if (const auto reading = m_probe ? m_probe->read() : failure(ErrorCode::NoSuchProcess)) {
        ProcessFigures figures{
            begin.boot - m_origin, reading->peakResident, reading->threads, {}, {},
            limitsAt(begin.awake)};
        if (const auto seconds = m_probe->cpuSeconds()) {
            constexpr double kNanoseconds = 1e9;
            if (m_lastCpu && begin.boot > m_lastCpu->first) {
                const auto elapsed = static_cast<double>(begin.boot - m_lastCpu->first);
                figures.cpuPercent =
                    100.0 * (*seconds - m_lastCpu->second) * kNanoseconds / elapsed;
            }
            m_lastCpu = {begin.boot, *seconds};
        }
        const auto descriptors = m_probe->descriptorCount();
        if (descriptors) {
            figures.descriptors = *descriptors;
        } else {
            figures.descriptorsRefused = descriptors.error().code == ErrorCode::NotPermitted;
        }
        m_events.push(std::move(figures));
    }
    const std::int64_t took = threadTime() - before;
    lock.lock();
    const std::int64_t interval =
        std::clamp((begin.boot - m_origin) / 2, kFiguresInterval, kLaterFiguresInterval);
    m_figuresDue = onGrid(begin.awake + restOf(interval, took), interval);
}

/// What the machine has left is of now, the limits may be some seconds old.
MemoryLimits SlowSampler::limitsAt(std::int64_t awake)
{
    if (awake >= m_limitsDue) {
        m_limits = memoryLimitsOf(m_probe->identity().pid);
        m_limitsDue = awake + kLimitsInterval;
    } else {
        m_limits.available = machineMemoryLeft();
    }
    return m_limits;
}

void SlowSampler::findChildren(std::unique_lock<std::mutex>& lock)
{
    const std::int32_t main = m_main->pid;
    lock.unlock();
    const std::int64_t begin = m_clock.now().awake;
    const std::int64_t before = threadTime();
    const std::vector<std::int32_t> pids = descendantsOf(main);
    lock.lock();
    for (const std::int32_t pid : pids) {
        const auto next = m_targets.lower_bound({pid, 0});
        const bool isKnown = next != m_targets.end() && next->first.pid == pid;
        if (!isKnown && m_main) {
            addChild(pid);
        }
    }
    const std::int64_t took = threadTime() - before;
    m_searchDue = onGrid(begin + restOf(kSearchInterval, took), kSearchInterval);
}

void SlowSampler::addChild(std::int32_t pid)
{
    if (m_targets.size() > kMostChildren) {
        m_events.push(ChildLeftOut{});
        return;
    }
    auto probe = LinuxProbe::open(pid);
    if (!probe) {
        if (probe.error().code ==
            ErrorCode::ReadFailed) { // no descriptor is free, not: it has ended
            m_events.push(ChildLeftOut{});
        }
        return;
    }
    const ProcessIdentity identity = probe->identity();
    m_targets.try_emplace(identity);
    m_events.push(ProcessJoined{identity, m_clock.now().boot - m_origin, probe->name()});
    m_quick.addChild(std::move(*probe));
}

} // namespace tidemark
