// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recorder/slow_sampler.h"

#include "core/processes/process_children.h"
#include "core/recorder/rollup_pace.h"
#include "core/system/thread_time.h"

#include <algorithm>
#include <limits>
#include <sys/prctl.h>

namespace tidemark
{

namespace
{

constexpr std::int64_t kRollupInterval = 100 * kMillisecond;
constexpr std::int64_t kFiguresInterval = 500 * kMillisecond;
constexpr std::int64_t kSearchInterval = 100 * kMillisecond;
constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();

/// A reading is not made again before so many times as long has passed as it took of processor
/// time. Waiting for a processor costs nobody anything, and a busy machine would end all readings.
constexpr std::int64_t kRestOfOther = 20;

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
            readRollup(lock);
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
    for (const auto& [process, target] : m_targets) {
        first = std::min(first, target.due);
    }
    return std::max(first, m_rollupsDue);
}

std::int64_t SlowSampler::nextDue() const
{
    const std::int64_t search = m_options.withChildren ? m_searchDue : kNever;
    return std::min({rollupDue(), m_figuresDue, search});
}

/// Reads the process that is due first.
void SlowSampler::readRollup(std::unique_lock<std::mutex>& lock)
{
    const auto first = std::ranges::min_element(
        m_targets, {}, [](const auto& target) { return target.second.due; });
    if (first == m_targets.end()) {
        return;
    }
    const ProcessIdentity process = first->first;
    std::optional<LinuxProbe> probe = std::move(first->second.probe);
    lock.unlock();

    const ClockReading begin = m_clock.now();
    const std::int64_t before = threadTime();
    if (!probe) {
        probe = openSame(process);
    }
    auto rollup = probe ? probe->readRollup() : failure(ErrorCode::NoSuchProcess);
    const std::int64_t took = threadTime() - before;
    const ClockReading end = m_clock.now();
    const bool goesOn = rollup.has_value();
    const std::int64_t middle = begin.boot + (end.boot - begin.boot) / 2;
    m_events.push(RollupSample{process, middle - m_origin, std::move(rollup)});

    lock.lock();
    m_rollupsDue = end.awake + rollupPauseOfAll(took);
    const auto target = m_targets.find(process);
    if (target != m_targets.end()) { // else removed meanwhile
        const std::int64_t rest =
            std::max({kRollupInterval, m_options.interval.count(), rollupPause(took)});
        target->second.probe = std::move(probe);
        target->second.due = goesOn ? begin.awake + rest : kNever; // a refusal stays one
    }
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
    }
    if (const auto reading = m_probe ? m_probe->read() : failure(ErrorCode::NoSuchProcess)) {
        ProcessFigures figures{
            begin.boot - m_origin,      reading->peakResident, reading->threads, {}, {},
            memoryLimitsOf(process.pid)};
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
    m_figuresDue =
        begin.awake + std::max({kFiguresInterval, m_options.interval.count(), kRestOfOther * took});
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
        const bool isKnown = std::ranges::any_of(
            m_targets, [pid](const auto& target) { return target.first.pid == pid; });
        if (!isKnown && m_main) {
            addChild(pid);
        }
    }
    const std::int64_t took = threadTime() - before;
    m_searchDue =
        begin + std::max({kSearchInterval, m_options.interval.count(), kRestOfOther * took});
}

void SlowSampler::addChild(std::int32_t pid)
{
    if (m_targets.size() > kMostChildren) {
        m_events.push(ChildLeftOut{});
        return;
    }
    auto probe = LinuxProbe::open(pid);
    if (!probe) {
        return; // ended already
    }
    const ProcessIdentity identity = probe->identity();
    m_targets.try_emplace(identity);
    m_events.push(ProcessJoined{identity, m_clock.now().boot - m_origin, probe->name()});
    m_quick.addChild(std::move(*probe));
}

} // namespace tidemark
