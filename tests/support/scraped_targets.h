// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/history_fetch.h"

#include <chrono>
#include <string>

namespace tidemark::test
{

/// How many targets the Prometheus at @p url has the memory of by now. It asks them one after the
/// other, so that at first only some are there.
inline std::size_t scrapedTargets(const std::string& url)
{
    constexpr std::int64_t kSecond = 1'000'000'000;
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const std::int64_t unixNs = std::chrono::nanoseconds(now).count();
    const auto server = historyServerIn(url, {});
    TaskControl control;
    const auto matrix = fetchHistory(
        {*server, "process_resident_memory_bytes", {unixNs - 10 * kSecond, unixNs, kSecond}},
        control);
    return matrix ? matrix->series().size() : 0;
}

} // namespace tidemark::test
