// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/v8_source.h"

#include "core/live/v8_heap.h"

#include <QThread>

namespace tidemark
{

V8Source::V8Source(const Options& options, std::shared_ptr<HeapWatch> watch)
    : m_options(options),
      m_watch(std::move(watch))
{
}

V8Source::~V8Source()
{
    V8Source::stop();
}

void V8Source::start(const RecordingTime& time, RecordingSink& sink, std::function<void()> wake)
{
    m_sink = &sink;
    m_thread.reset(QThread::create([this, &time, wake = std::move(wake)] {
        V8Heap(m_options, time, m_seen, *m_watch).watch();
        wake();
    }));
    m_thread->setObjectName(QStringLiteral("v8 heap"));
    m_thread->start();
}

SourceStatus V8Source::status() const
{
    const HeapWatchState heap = m_watch->state();
    SourceStatus status;
    status.pid = m_options.pid;
    if (heap.step == HeapWatchState::Step::Ended) {
        status.state = heap.failure ? SourceStatus::State::Lost : SourceStatus::State::Ended;
        status.reason = heap.failure.value_or(Error());
    } else if (heap.step != HeapWatchState::Step::Connecting) {
        status.state = SourceStatus::State::Watching;
    }
    return status;
}

void V8Source::stop()
{
    if (m_thread) {
        m_watch->stop();
        m_thread->wait();
    }
}

} // namespace tidemark
