// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recorder/recording_clock.h"

#include <ctime>

namespace tidemark
{

namespace
{

std::int64_t nanosecondsOf(clockid_t clock)
{
    constexpr std::int64_t kSecond = 1'000'000'000;
    timespec time = {};
    ::clock_gettime(clock, &time);
    return time.tv_sec * kSecond + time.tv_nsec;
}

} // namespace

ClockReading SystemClock::now() const
{
    return {nanosecondsOf(CLOCK_MONOTONIC), nanosecondsOf(CLOCK_BOOTTIME),
            nanosecondsOf(CLOCK_REALTIME)};
}

} // namespace tidemark
