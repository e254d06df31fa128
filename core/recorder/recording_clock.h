// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>

namespace tidemark
{

inline constexpr std::int64_t kMillisecond = 1'000'000; ///< in nanoseconds

/// The machine's clocks at one moment, in nanoseconds.
struct ClockReading {
    std::int64_t awake = 0; ///< monotonic, stands still while the machine sleeps: for deadlines
    std::int64_t boot = 0;  ///< monotonic, goes on while the machine sleeps: for positions
    std::int64_t unix = 0;  ///< the wall clock, which may be set back and forth: for the start only
};

/// A moment of ClockReading::awake as condition variables take it.
inline std::chrono::steady_clock::time_point toDeadline(std::int64_t awake)
{
    return std::chrono::steady_clock::time_point(std::chrono::nanoseconds(awake));
}

/// Where a recorder gets the time from. Any thread.
class RecordingClock
{
public:
    virtual ~RecordingClock() = default;
    virtual ClockReading now() const = 0;
};

/// The clocks of this machine.
class SystemClock final : public RecordingClock
{
public:
    ClockReading now() const override;
};

} // namespace tidemark
