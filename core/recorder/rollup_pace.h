// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>

namespace tidemark
{

// How rarely PSS and USS are read. While the kernel adds them up, every mmap, munmap and thread
// start of the process waits; the times are in nanoseconds.

/// The shortest reading that can be felt as such.
inline constexpr std::int64_t kNoticeableRollup = 10'000'000;

/// From the begin of a reading of a process that took @p took of processor time, to that of the
/// next one: at least a hundred times as long, so that it is at most 1 % of the time, and more
/// where one can be felt: 49 s for 70 ms (8 GiB of small pages).
constexpr std::int64_t rollupPause(std::int64_t took)
{
    constexpr std::int64_t kShare = 100;
    // The square of some seconds in nanoseconds is more than 64 bits hold.
    const double felt = static_cast<double>(took) / static_cast<double>(kNoticeableRollup);
    return static_cast<std::int64_t>(static_cast<double>(kShare * took) * std::max(felt, 1.0));
}

/// How long after the begin of a reading of any process the next one is made at the soonest, at
/// @p position of a recording: a program of a tenth of a second is to have one, and of one that
/// runs on it would be waking up for little, since PSS moves with the RSS that is read meanwhile.
constexpr std::int64_t rollupInterval(std::int64_t position)
{
    constexpr std::int64_t kAtFirst = 100'000'000;
    constexpr std::int64_t kLater = 500'000'000;
    constexpr std::int64_t kPart = 20; // of the recording
    return std::clamp(position / kPart, kAtFirst, kLater);
}

/// Of a hundred processes each may take 1 % of the time, but all of them together one in so many
/// parts.
inline constexpr std::int64_t kShareOfAllRollups = 50;

/// From the end of the readings of some processes, which took @p took together, to the begin of
/// those of any others.
constexpr std::int64_t rollupPauseOfAll(std::int64_t took)
{
    return kShareOfAllRollups * took;
}

} // namespace tidemark
