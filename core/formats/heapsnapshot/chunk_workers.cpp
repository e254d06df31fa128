// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/heapsnapshot/chunk_workers.h"

#include <algorithm>
#include <system_error>

namespace tidemark
{

namespace
{

/// Beyond this much waiting work per thread the caller lends a hand.
constexpr std::size_t kWaitingPerThread = 3;

} // namespace

unsigned helpfulThreads()
{
    constexpr unsigned kMost = 3; // beyond, finding the chunks takes as long as converting them
    return std::clamp(std::thread::hardware_concurrency(), 1U, kMost + 1) - 1;
}

ChunkWorkers::~ChunkWorkers()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
        m_waiting.clear();
    }
    m_changed.notify_all();
    for (std::thread& thread : m_threads) {
        thread.join();
    }
}

void ChunkWorkers::push(Job job)
{
    std::size_t waiting = 0;
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(job));
        waiting = m_waiting.size();
    }
    m_changed.notify_one();
    if (waiting > 1 && m_threads.size() < m_threadLimit) {
        try {
            m_threads.emplace_back([this] { work(); });
        } catch (const std::system_error&) {
            // no thread to be had: the caller's does it
        }
    }
    if (waiting > kWaitingPerThread * m_threads.size() + 1) {
        runOne();
    }
}

void ChunkWorkers::drain()
{
    while (runOne()) {
    }
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_running == 0; });
}

bool ChunkWorkers::runOne()
{
    Job job;
    {
        const std::lock_guard lock(m_mutex);
        if (m_waiting.empty()) {
            return false;
        }
        job = std::move(m_waiting.front());
        m_waiting.pop_front();
    }
    job();
    return true;
}

void ChunkWorkers::work()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_isStopping || !m_waiting.empty(); });
        if (m_waiting.empty()) {
            return;
        }
        Job job = std::move(m_waiting.front());
        m_waiting.pop_front();
        ++m_running;
        lock.unlock();
        job();
        job = nullptr; // what it holds goes back before it counts as done
        lock.lock();
        --m_running;
        m_changed.notify_all();
    }
}

} // namespace tidemark
