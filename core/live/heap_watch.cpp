// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/heap_watch.h"

#include <utility>

namespace tidemark
{

HeapWatchState HeapWatch::state() const
{
    const std::lock_guard lock(m_mutex);
    return m_state;
}

std::uint64_t HeapWatch::request(HeapRequest request)
{
    const std::lock_guard lock(m_mutex);
    if (m_state.step != HeapWatchState::Step::Ended) {
        m_requests.push_back(std::move(request));
    }
    return ++m_asked;
}

void HeapWatch::cancel()
{
    const std::lock_guard lock(m_mutex);
    m_state.served += m_requests.size();
    m_requests.clear();
    m_isCancelled = true;
}

void HeapWatch::finish()
{
    const std::lock_guard lock(m_mutex);
    m_isFinished = true;
}

void HeapWatch::end()
{
    const std::lock_guard lock(m_mutex);
    m_isLetGo = true;
    m_isEnding = true;
}

bool HeapWatch::isLetGo() const
{
    const std::lock_guard lock(m_mutex);
    return m_isLetGo;
}

void HeapWatch::stop()
{
    const std::lock_guard lock(m_mutex);
    m_isEnding = true;
}

void HeapWatch::change(const std::function<void(HeapWatchState&)>& how)
{
    const std::lock_guard lock(m_mutex);
    how(m_state);
}

std::optional<HeapRequest> HeapWatch::takeRequest()
{
    const std::lock_guard lock(m_mutex);
    if (m_requests.empty()) {
        return {};
    }
    m_isCancelled = false;
    m_isFinished = false;
    HeapRequest request = std::move(m_requests.front());
    m_requests.erase(m_requests.begin());
    return request;
}

bool HeapWatch::hasRequest() const
{
    const std::lock_guard lock(m_mutex);
    return !m_requests.empty();
}

bool HeapWatch::isCancelled() const
{
    const std::lock_guard lock(m_mutex);
    return m_isCancelled;
}

bool HeapWatch::isFinished() const
{
    const std::lock_guard lock(m_mutex);
    return m_isFinished;
}

bool HeapWatch::isEnding() const
{
    const std::lock_guard lock(m_mutex);
    return m_isEnding;
}

} // namespace tidemark
