// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recorder/mapping_source.h"

#include "core/processes/process_mappings.h"

#include <sys/prctl.h>
#include <utility>

namespace tidemark
{

MappingRequest::State MappingRequest::state() const
{
    const std::lock_guard lock(m_mutex);
    return m_state;
}

void MappingRequest::end(State state)
{
    const std::lock_guard lock(m_mutex);
    m_state = std::move(state);
}

MappingSource::MappingSource(std::int32_t pid, std::string label,
                             std::shared_ptr<MappingRequest> request)
    : m_pid(pid),
      m_label(std::move(label)),
      m_request(std::move(request))
{
}

MappingSource::~MappingSource()
{
    MappingSource::stop();
}

void MappingSource::start(const RecordingTime& time, RecordingSink& sink,
                          std::function<void()> wake)
{
    m_sink = &sink;
    m_thread = std::thread([this, &time, wake = std::move(wake)] {
        ::prctl(PR_SET_NAME, "mappings");
        m_outcome = take(time);
        m_isFound = true;
        wake();
    });
}

MappingRequest::State MappingSource::take(const RecordingTime& time)
{
    Snapshot snapshot;
    snapshot.label = m_label;
    const std::int64_t start = time.position();
    snapshot.position = start;
    auto probe = LinuxProbe::open(m_pid);
    auto mappings = probe ? readMappings(*probe, *m_request)
                          : Result<MappingTable>(tl::unexpected(std::move(probe.error())));
    const std::int64_t end = time.position();
    MappingRequest::State outcome{true, {}, end - start};
    if (mappings) {
        m_seen.addMarker({MarkerKind::Snapshot, m_label, start, end});
        snapshot.mappings = std::move(*mappings);
        m_seen.addSnapshot(std::move(snapshot));
    } else {
        outcome.failure = std::move(mappings.error());
    }
    return outcome;
}

/// Whoever asked is told only when the recording has the snapshot.
void MappingSource::collect()
{
    if (m_isFound && !m_isCollected) {
        m_isCollected = true;
        m_seen.replayInto(*m_sink);
        m_request->end(m_outcome);
    }
}

SourceStatus MappingSource::status() const
{
    SourceStatus status;
    status.pid = m_pid;
    status.state = m_isCollected ? SourceStatus::State::Ended : SourceStatus::State::Watching;
    return status;
}

void MappingSource::stop()
{
    m_request->cancel();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

} // namespace tidemark
