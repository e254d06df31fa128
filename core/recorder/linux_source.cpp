// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recorder/linux_source.h"

#include "core/model/restart_name.h"

#include <utility>

namespace tidemark
{

LinuxSource::LinuxSource(const SamplingOptions& options, std::optional<LinuxProbe> process,
                         Sampler::FindSuccessor findSuccessor)
    : m_options(options),
      m_process(std::move(process)),
      m_findSuccessor(std::move(findSuccessor))
{
}

void LinuxSource::start(const RecordingTime& time, RecordingSink& sink, std::function<void()> wake)
{
    m_sink = &sink;
    m_queue.setWake(std::move(wake));
    m_series.emplace(sink);
    const std::int64_t origin = time.origin().boot;
    m_quick.emplace(m_options, time.clock(), origin, m_queue, std::move(m_findSuccessor));
    m_slow.emplace(m_options, time.clock(), origin, m_queue, *m_quick);
    if (m_process) {
        m_status.state = SourceStatus::State::Watching;
        m_status.pid = m_process->identity().pid;
    }
    m_quick->start(std::exchange(m_process, std::nullopt));
}

void LinuxSource::collect()
{
    if (isReadable(m_processEnd.number())) {
        m_processEnd.close();
        m_quick->lookNow();
    }
    m_queue.takeAll(m_events);
    for (const ProcessEvent& event : m_events) {
        std::visit(
            [this](const auto& one) {
                if constexpr (requires { handle(one); }) {
                    handle(one);
                } else {
                    m_series->add(one);
                }
            },
            event);
    }
}

SourceStatus LinuxSource::status() const
{
    SourceStatus status = m_status;
    status.missed = m_quick ? m_quick->missed() : 0;
    status.childrenInterval = m_quick ? m_quick->childrenInterval() : 0;
    return status;
}

void LinuxSource::stop()
{
    m_quick->stop();
    m_slow->stop();
}

void LinuxSource::handle(const ProcessJoined& joined)
{
    m_series->join(joined);
    if (!joined.isMain) {
        return;
    }
    m_slow->setMain(joined.process);
    m_processEnd = openProcessEnd(joined.process.pid);
    if (m_status.endedAt) {
        m_sink->addMarker({MarkerKind::Restart, restartName({m_status.pid, joined.process.pid}),
                           *m_status.endedAt, joined.position});
        ++m_status.restarts;
        m_status.endedAt.reset();
    }
    m_status.pid = joined.process.pid;
    m_status.state = SourceStatus::State::Watching;
}

void LinuxSource::handle(const ProcessLeft& left)
{
    m_series->leave(left);
    m_slow->remove(left.process);
    if (left.isMain) {
        m_processEnd.close();
        m_status.endedAt = left.position;
        m_status.state =
            m_options.followsRestarts ? SourceStatus::State::Waiting : SourceStatus::State::Ended;
    }
}

void LinuxSource::handle(const SamplingPause& pause)
{
    m_series->pause(pause);
    m_sink->countWarning(WarningCode::SamplingPaused);
}

void LinuxSource::handle(const ChildLeftOut&)
{
    m_sink->addWarning(WarningCode::ChildrenLeftOut);
}

} // namespace tidemark
