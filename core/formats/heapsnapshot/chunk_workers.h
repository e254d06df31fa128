// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace tidemark
{

/// Runs jobs on threads of its own, and on the caller's whenever enough of them wait, so that
/// memory stays bounded. The threads start with the first job that finds another one waiting:
/// small work never starts one.
///
/// Used by one thread. Jobs must not throw.
class ChunkWorkers
{
public:
    using Job = std::function<void()>;

    /// @p threads beside the caller's; 0 runs all on the caller's.
    explicit ChunkWorkers(unsigned threads) : m_threadLimit(threads) {}

    /// Drops the jobs that wait, and waits for those that run.
    ~ChunkWorkers();
    ChunkWorkers(const ChunkWorkers&) = delete;
    ChunkWorkers& operator=(const ChunkWorkers&) = delete;

    void push(Job job);

    /// Returns when no job waits or runs.
    void drain();

private:
    void work();
    bool runOne();

    const unsigned m_threadLimit;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Job> m_waiting;
    unsigned m_running = 0;
    bool m_isStopping = false;
    std::vector<std::thread> m_threads;
};

/// Threads worth using beside the caller's for work that reads one file.
unsigned helpfulThreads();

} // namespace tidemark
