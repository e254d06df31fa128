// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recorder/snapshot_source.h"

#include <sys/prctl.h>
#include <utility>

namespace tidemark
{

SnapshotRequest::State SnapshotRequest::state() const
{
    const std::lock_guard lock(m_mutex);
    return m_state;
}

void SnapshotRequest::end(State state)
{
    const std::lock_guard lock(m_mutex);
    m_state = std::move(state);
}

SnapshotSource::SnapshotSource(std::int32_t pid, std::string label, TakeSnapshot take,
                               std::shared_ptr<SnapshotRequest> request)
    : m_pid(pid),
      m_label(std::move(label)),
      m_take(std::move(take)),
      m_request(std::move(request))
{
}

SnapshotSource::~SnapshotSource()
{
    SnapshotSource::stop();
}

void SnapshotSource::start(const RecordingTime& time, RecordingSink& sink,
                           std::function<void()> wake)
{
    m_sink = &sink;
    m_thread = std::thread([this, &time, wake = std::move(wake)] {
        ::prctl(PR_SET_NAME, "snapshot");
        m_outcome = takeNow(time);
        m_isFound = true;
        wake();
    });
}

SnapshotRequest::State SnapshotSource::takeNow(const RecordingTime& time)
{
    const std::int64_t start = time.position();
    auto snapshot = m_take(*m_request);
    const std::int64_t end = time.position();
    SnapshotRequest::State outcome{true, {}, end - start};
    if (snapshot) {
        m_seen.addMarker({MarkerKind::Snapshot, m_label, start, end});
        snapshot->label = m_label;
        snapshot->position = start;
        m_seen.addSnapshot(std::move(*snapshot));
    } else {
        outcome.failure = std::move(snapshot.error());
    }
    return outcome;
}

/// Whoever asked is told only when the recording has the snapshot.
void SnapshotSource::collect()
{
    if (m_isFound && !m_isCollected) {
        m_isCollected = true;
        m_seen.replayInto(*m_sink);
        m_request->end(m_outcome);
    }
}

SourceStatus SnapshotSource::status() const
{
    SourceStatus status;
    status.pid = m_pid;
    status.state = m_isCollected ? SourceStatus::State::Ended : SourceStatus::State::Watching;
    return status;
}

void SnapshotSource::stop()
{
    m_request->cancel();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

} // namespace tidemark
