// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <ctime>

namespace tidemark
{

/// Nanoseconds of processor time that the calling thread has used: waiting for a processor does not
/// count.
inline std::int64_t threadTime()
{
    constexpr std::int64_t kSecond = 1'000'000'000;
    timespec time = {};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return time.tv_sec * kSecond + time.tv_nsec;
}

} // namespace tidemark
