// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recorder/recording_clock.h"

namespace tidemark
{

/// The time of one recording, which all of its sources share: nanoseconds since it began, also
/// over the sleep of the machine. Any thread.
class RecordingTime
{
public:
    /// Begins now. @p clock must outlive it.
    explicit RecordingTime(const RecordingClock& clock) : m_clock(clock), m_origin(clock.now()) {}

    std::int64_t position() const { return positionOf(m_clock.now().boot); }

    /// Of a moment on the boot clock.
    std::int64_t positionOf(std::int64_t boot) const { return boot - m_origin.boot; }

    /// The machine's clocks at position 0.
    const ClockReading& origin() const { return m_origin; }

    const RecordingClock& clock() const { return m_clock; }

private:
    const RecordingClock& m_clock;
    const ClockReading m_origin;
};

} // namespace tidemark
