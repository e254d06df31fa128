// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recorder/published_recording.h"

namespace tidemark
{

namespace
{

/// Copying takes at most one in so many parts of the time.
constexpr std::int64_t kCopyingShare = 20;

} // namespace

std::shared_ptr<const Recording> PublishedRecording::latest()
{
    const std::lock_guard lock(m_mutex);
    m_isWanted = true;
    return m_latest;
}

std::uint64_t PublishedRecording::version() const
{
    const std::lock_guard lock(m_mutex);
    return m_version;
}

void PublishedRecording::update(const LiveRecording& live, const RecordingClock& clock)
{
    const std::int64_t begin = clock.now().awake;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_isWanted || m_changes == live.changes() || begin < m_due) {
            return;
        }
        m_isWanted = false;
    }
    set(live);
    m_due = begin + kCopyingShare * (clock.now().awake - begin);
}

void PublishedRecording::set(const LiveRecording& live)
{
    m_changes = live.changes();
    auto recording = live.recording();
    const std::lock_guard lock(m_mutex);
    m_latest.swap(recording); // the old one is freed after the lock
    ++m_version;
}

} // namespace tidemark
