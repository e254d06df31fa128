// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/heap_source.h"

#include <QThread>

#include <utility>

namespace tidemark
{

HeapSource::HeapSource(std::int32_t pid, QString threadName, std::shared_ptr<HeapWatch> watch,
                       WatchHeap watchHeap)
    : m_pid(pid),
      m_threadName(std::move(threadName)),
      m_watch(std::move(watch)),
      m_watchHeap(std::move(watchHeap))
{
}

HeapSource::~HeapSource()
{
    HeapSource::stop();
}

void HeapSource::start(const RecordingTime& time, RecordingSink& sink, std::function<void()> wake)
{
    m_sink = &sink;
    m_thread.reset(QThread::create([this, &time, wake = std::move(wake)] {
        m_watchHeap(time, m_seen, *m_watch);
        wake();
    }));
    m_thread->setObjectName(m_threadName);
    m_thread->start();
}

SourceStatus HeapSource::status() const
{
    const HeapWatchState heap = m_watch->state();
    SourceStatus status;
    status.pid = m_pid;
    if (heap.step == HeapWatchState::Step::Ended) {
        status.state = heap.failure ? SourceStatus::State::Lost : SourceStatus::State::Ended;
        status.reason = heap.failure.value_or(Error());
    } else if (heap.step != HeapWatchState::Step::Connecting) {
        status.state = SourceStatus::State::Watching;
    }
    return status;
}

void HeapSource::stop()
{
    if (m_thread) {
        m_watch->stop();
        m_thread->wait();
    }
}

} // namespace tidemark
