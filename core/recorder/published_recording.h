// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recorder/live_recording.h"
#include "core/recorder/recording_clock.h"

#include <mutex>

namespace tidemark
{

/// What other threads see of a growing recording. It is taken over only when someone has asked
/// since the last time, and for at most a twentieth of the time, since markers are copied.
class PublishedRecording
{
public:
    explicit PublishedRecording(const LiveRecording& live) : m_latest(live.recording()) {}

    /// The latest, and a wish for a newer one. Any thread.
    std::shared_ptr<const Recording> latest();

    /// Grows with each new one. Any thread.
    std::uint64_t version() const;

    /// Takes @p live over if it is wanted and has news. The recorder's thread.
    void update(const LiveRecording& live, const RecordingClock& clock);

    /// Takes @p live over. The recorder's thread.
    void set(const LiveRecording& live);

private:
    std::uint64_t m_changes = 0; ///< LiveRecording::changes() of the latest
    std::int64_t m_due = 0;      ///< on the awake clock

    mutable std::mutex m_mutex; ///< for what follows
    std::shared_ptr<const Recording> m_latest;
    std::uint64_t m_version = 0;
    bool m_isWanted = true;
};

} // namespace tidemark
